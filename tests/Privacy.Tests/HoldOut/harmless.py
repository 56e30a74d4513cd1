"""Hard negatives: values and keys that look dangerous and are not. Losing one makes telemetry worse."""
import base64, string

from rows import ALNUM, D, HEX, LOW, UP


def identifiers(g):
    n, b = g.harmless, g.between
    for i in range(210):
        day = f"20{b(20, 27)}-{b(1, 13):02d}-{b(1, 29):02d}"
        at = f"{b(0, 24):02d}:{b(0, 60):02d}:{b(0, 60):02d}"
        kind, keys, v = [
            ("commit", ["revision", "merge.base", "build.commit"], g.s(HEX, g.pick(8, 10, 12, 40))),
            ("sha512", ["sri", "paket.pruefsumme"], "sha384-" + base64.b64encode(bytes(g.r.getrandbits(8) for _ in range(48))).decode()),
            ("md5", ["etag", "cache.fingerprint"], f"\"{g.s(HEX, 32)}\""),
            ("trace", ["b3", "x-b3-traceid", "uber-trace-id"], g.pick(f"{g.s(HEX, 32)}-{g.s(HEX, 16)}-1", g.s(HEX, 32), f"{g.s(HEX, 16)}:{g.s(HEX, 16)}:0:1")),
            ("xray", ["aws.xray.trace", "X-Amzn-Trace-Id"], f"Root=1-{g.s(HEX, 8)}-{g.s(HEX, 24)};Sampled=1"),
            ("uuid", ["vorgang.id", "auftrag_id", "pedido_id", "batch.uuid", "urn"], g.pick(g.uuid4(), "urn:uuid:" + g.uuid4(), g.uuid4().upper())),
            ("ulid", ["event.ulid", "lauf.id"], "01J" + g.s("0123456789ABCDEFGHJKMNPQRSTVWXYZ", 23)),
            ("objectid", ["mongo.document", "beleg.id"], "66" + g.s(HEX, 22)),
            ("nanoid", ["chunk.name", "komponente.id"], g.s(LOW, 10)),
            ("snowflake", ["event.folge", "shard.offset"], g.not_luhn(g.pick(17, 18))),
            ("isbn", ["isbn", "buch.isbn"], g.not_luhn(13, "978")),
            ("ean", ["artikel.ean", "gtin"], g.not_luhn(13, "40")),
            ("date", ["fecha", "datum", "erstellt"], g.pick(day, day + "T" + at + "Z", day + "T" + at + ".123+02:00", day.replace("-", "/"), day + " " + at + " CET", f"{b(1, 29)} mars 2025", f"2025-W{b(10, 53)}-{b(1, 8)}", f"2025-{b(100, 366)}")),
            ("epoch", ["zeitstempel", "iat_ms", "mtime"], int(g.not_luhn(13, "17")) if i % 2 else g.not_luhn(10, "17")),
            ("lsn", ["wal.lsn", "binlog.position"], g.pick(f"{b(1, 99)}/{g.s('0123456789ABCDEF', 8)}", f"mysql-bin.{b(0, 999999):06d}:{b(4, 99999999)}")),
        ][i % 15]
        n(g.pick(*keys), v, kind)


def versions(g):
    n, b = g.harmless, g.between
    v = lambda: f"{b(0, 20)}.{b(0, 40)}.{b(0, 40)}"
    for i in range(105):
        x = [f"@acme/ui-kit@{v()}", f"@types/node@{v()}", f"react-dom@{v()}-canary.{b(1, 9)}", f"pkg:pypi/requests@{v()}", f"docker/build-push-action@v{b(1, 7)}", f"acme/web@sha256:{g.s(HEX, 64)}", f"{v()}.{b(1, 255)}", f"{v()}-SNAPSHOT", f"{v()}-alpha.{b(1, 30)}+sha.{g.s(HEX, 8)}",
             f"~> {b(1, 9)}.{b(0, 9)}", f">={v()} <{b(21, 40)}.0.0", f"openjdk {b(11, 24)}.0.{b(1, 9)} 2025-01-21", f"6.{b(1, 12)}.{b(0, 99)}-{b(10, 60)}-generic", f"go1.{b(18, 25)}.{b(0, 9)}", f"PostgreSQL {b(12, 18)}.{b(0, 9)} on x86_64-pc-linux-gnu", f"10.0.{b(19041, 26100)}.{b(1, 5000)}",
             f"com.fasterxml.jackson.core:jackson-databind:{v()}", f"github.com/acme/lib@v{v()}", f"1.{b(0, 9)}.0.0", f"Build {b(1000, 9999)}.{b(100, 999)}.{b(10, 99)}.{b(1, 9)}", f"nginx/{v()}"][i % 21]
        # four parts may also be an IP address: there the key says what it is
        n(g.pick("version", "paket.version") if x.count(".") == 3 and x.replace(".", "").isdigit() else g.pick("abhaengigkeit", "version", "paquete", "runtime.description", "image", "kernel"), x, "version")


def numbers(g):
    n, b = g.harmless, g.between
    for i in range(105):
        key, x = [("puerto", b(1024, 65000)), ("peer.port", str(b(1024, 65000))), ("bytes_gelesen", int(g.not_luhn(g.pick(12, 14, 15)))), ("speicher.frei", g.nz(11)), ("filas", f"{b(1, 99)}.{g.d(3)}.{g.d(3)} filas"), ("preis", f"{b(1, 9)}.{g.d(3)},{g.d(2)} EUR"), ("montant", f"{b(1, 99)} {g.d(3)} {g.d(3)},00 €"),
                  ("latencia", f"p50={b(1, 9)}.{g.d(2)}ms p99={b(100, 999)}.{g.d(2)}ms"), ("histogram.bounds", "5,10,25,50,75,100,250,500,750,1000,2500,5000,7500,10000"), ("range", f"bytes {b(0, 9)}000000-{b(10, 99)}999999/{b(100, 999)}000000"), ("ratio", f"0.{g.d(17)}"), ("gps.accuracy_m", round(g.r.random() * 9, 3)),
                  ("grid", f"{b(1, 9)}x{b(10, 99)}x{b(100, 999)}"), ("exit", f"0x{g.s('0123456789ABCDEF', 8)}"), ("hresult", f"HRESULT: 0x8007{g.s('0123456789ABCDEF', 4)}"), ("zeiger", f"0x{'0' * 4}{g.s(HEX, 12)}"), ("ticket", f"JIRA-{b(1000, 99999)}"), ("rechnung.nr", f"RE-2025-{g.d(6)}"), ("sku", f"{g.s(string.ascii_uppercase, 3)}-{g.d(5)}-{g.s(UP, 2)}"),
                  ("tracking.schedule", "*/15 2-4 1,15 * 1-5"), ("durations", [b(1, 99), b(100, 999), b(1000, 99999)])][i % 21]
        n(key, x, "number", x if isinstance(x, list) else None)


def text(g):
    n = g.harmless
    for key, values in {
        "content_type": ["application/vnd.api+json;version=1.0", "multipart/form-data; boundary=x7a", "image/svg+xml", "text/event-stream", "application/x-www-form-urlencoded"],
        "css": ["@keyframes fade { from { opacity: 0 } }", "@font-face", "#1e90ffcc", "rgb(30 144 255 / 80%)", "@container (width > 400px)", "--tokens-color-primary: #0af", "a[href^='mailto:']"],
        "anmerkung.code": ["@Transactional", "@Autowired private Clock clock", "[Authorize]", "@app.route('/x')", "user@", "@", "1@2", "C@t", "n@1", "#[derive(Debug)]", "@SuppressWarnings(\"unchecked\")"],
        "exception.message": ["Passwort ist abgelaufen", "mot de passe incorrect", "contraseña no válida", "senha obrigatória", "token de acesso expirado", "Kennwort muss 12 Zeichen haben", "no email address was given", "numéro de téléphone invalide", "Telefonnummer fehlt",
                              "IBAN hat falsche Länge", "la session a expiré", "missing parameter: api_key", "The field secret must not be null", "Unknown key: authToken", "Bearer realm=\"api\"", "cannot cast password to int", "invalid credentials", "cookie jar is full", "Kreditkarte abgelaufen", "card type not supported",
                              "expected token ';' at line 12 column 8", "Unable to resolve service for type 'ITokenStore'", "x-api-key header is required", "no route to host", "Connection reset by peer", "out of range: 0..255", "Duplicate entry for key 'PRIMARY'", "Deadlock found when trying to get lock"],
        "code.function": ["UserController.Index", "PasswordPolicy.Check", "TokenCounter.Add(System.String)", "SecretSanta.draw", "com.acme.session.SessionPool.evict", "crate::auth::login::handler", "MailAddressTests.Parses_quoted", "PhoneBookService.reload", "<Module>.<.cctor>b__0_1", "ApiKeyRotationJob.ExecuteAsync"],
        "http.route": ["/kunden/{kundenId}", "/usuarios/:id/pedidos", "/utilisateurs/recherche", "/passwort/vergessen", "/auth/callback", "/sessions/{sid:int}", "/home/news", "/Users/Edit", "/tokens/refresh", "/karten/{id}/sperren", "/users/export.csv", "GET /home/about", "/wp-json/users"],
        "pfad": ["/usr/share/dotnet/dotnet", "/var/log/nginx/access.log", "C:\\Windows\\System32\\drivers\\etc\\hosts", "/workspace/src/app.ts", "/opt/java/openjdk/bin/java", "/github/workspace/build.sh", "C:\\ProgramData\\Acme\\app.db", "/srv/www/index.html", "webpack:///./src/home/index.tsx", "/builds/acme/web/Makefile", "./node_modules/.bin/tsc", "/etc/passwd"],
        "modell": ["gpt-4.1-mini-2025-04-14", "claude-3-7-sonnet-20250219", "qwen2.5-coder-32b", "text-embedding-ada-002", "mixtral-8x7b-32768", "sdxl-turbo-1.0", "sk-learn-pipeline", "pk_index_17", "api-gateway-v2", "pat-matcher", "re_index_orders", "key-rotation-job"],
        "kennzeichen": ["de-DE", "es-419", "zh-Hant-TW", "CET-1CEST,M3.5.0,M10.5.0/3", "RFC 9110 15.5.5", "ISO/IEC 27001:2022", "CVE-2025-21298", "CWE-79", "EN 60601-1-2:2015", "GHSA-jfh8-c2jp-5v3q", "MS-DOS 6.22", "PEP 8", "TLS_AES_256_GCM_SHA384", "ECDHE-RSA-AES128-GCM-SHA256", "us-gov-west-1", "x86_64-unknown-linux-musl"],
        "abfrage": ["SELECT password_hash IS NULL FROM t", "UPDATE users SET login_count = login_count + 1", "SELECT COUNT(*) FROM sessions WHERE expired = 1", "DELETE FROM tokens WHERE created < NOW()", "SELECT name, email FROM kunde WHERE id = ?", "SELECT * FROM cards WHERE id = @p0", "GRANT SELECT ON customers TO reporting"],
        "protokoll": ["GC pause 12.5 ms (1024K->512K)", "10 of 250 items, 3 failed, 0 skipped", "score 21-19, 21-17, 18-21", "listening on [::]:8080", "retry 3/5 in 00:00:30", "worker 4711 exited with 137", "v8 heap 1,234,567 / 2,345,678", "2025-03-04 09:12:44,123 INFO started", "chunk 100-200-300 ok", "took 1 234 567 ns"],
    }.items():
        for v in values:
            n(key, v, "text_" + key)


def lookalike_keys(g):
    for k, v in {
        "tokens_used": 1834, "prompt_token_limit": 8192, "llm.usage.total_tokens": 901, "tokenAnzahl": 55, "token_expired": True, "token_lifetime_s": 3600, "csrf_enabled": True, "passwort_alter_tage": 31, "passwort_geaendert": False, "password_min_length": 12, "passwords_checked": 812, "hat_passwort": True,
        "mot_de_passe_expire": False, "secret_version": 3, "secret_name_count": 2, "keycount": 9, "keyboard": "qwertz", "schluessel_anzahl": 4, "primary_key_type": "bigint", "key_prefix": "orders", "kafka.message.key_size": 16, "keyring_backend": "file", "monkeys": 3, "turnkey_mode": True,
        "sitzungen_aktiv": 41, "sesiones_total": 12, "session_ttl": 1800, "session_storage": "memory", "obsession_level": "high", "benutzer_anzahl": 230, "usuarios_activos": 17, "utilisateurs_total": 99, "user_agent_family": "Firefox", "user_segment": "trial", "user_interface": "compact", "users_per_page": 50, "username_required": True,
        "email_queue_depth": 6, "email_provider": "smtp", "email_validated": False, "mail_server_count": 2, "mailbox_size_mb": 312, "telefon_typ": "festnetz", "phone_os": "android", "telefono_verificado": True, "smartphone_share": 0.61, "telephony_region": "emea", "microphone_gain": 0.5, "mobile_viewport": "360x640",
        "nachrichten_anzahl": 18, "nachricht_laenge": 140, "mensajes_total": 7, "message_size_bytes": 2048, "message_priority": "high", "messages_dropped": 0, "messaging.destination.name": "pedidos", "content_security_policy": "default-src 'self'", "content_hash_algorithm": "sha256", "body_length": 700, "text_embedding_model": "ada-002",
        "comments_enabled": True, "feedback_score": 5, "prompt_id": "greeting-v4", "response_time_ms": 41, "response_size": 9001, "question_type": "multiple", "answer_count": 4, "kartentyp": "debit", "card_network": "maestro", "cards_shown": 6, "scorecard": "green", "card_layout": "grid", "iban_country": "DE", "iban_valid": True, "konto_typ": "giro",
        "ip_version": "v6", "ip_allowlist_size": 44, "zip_level": 9, "tooltip": "top", "ship_mode": "air", "clip_count": 3, "description_length": 77, "subscription_plan": "pro", "auth_scheme": "oidc", "auth_attempts": 2, "authoring_mode": "draft", "oauth_flow": "pkce", "authz_cache_hits": 18, "credential_source": "environment",
        "cookie_banner_shown": True, "cookies_count": 4, "certificate_issuer_type": "public", "cipher_suite": "TLS_CHACHA20_POLY1305_SHA256", "hash_rounds": 12, "salt_length": 16, "signature_algorithm": "RS256", "signature_valid": True, "ssn_present": False, "classnames": "btn primary", "dni_valido": True, "pin_to_top": True, "pinboard": "team",
        "otp_channel": "sms", "mfa_required": True, "connection_pool_size": 20, "connections_idle": 3, "dsn_configured": True, "account_tier": "basic", "accounts_total": 1200, "customer_count": 81, "kunden_segment": "b2b", "login_page_variant": "B", "login_duration_ms": 210, "logout_reason": "idle", "sidebar": "open", "aside": "left", "uid_collisions": 0,
    }.items():
        g.harmless(k, v, "key_lookalike")


def structures(g):
    for i in range(20):
        a, b = g.s(HEX, 12), g.between(1000, 9_999_999)
        g.harmless(g.pick("informe", "bericht"), {"build": {"commit": a, "tokens": b}, "labels": ["rot", "blau"], "ok": True}, "nested", [a, b, "rot"])
        x = f"https://docs.example.org/{g.pick('guide', 'hilfe')}/{g.between(1, 99)}?seite={g.between(2, 30)}&sort=preis#teil-{g.between(1, 9)}"
        g.harmless(g.pick("referer", "ziel.url"), x, "url")


PARTS = (identifiers, versions, numbers, text, lookalike_keys, structures)
