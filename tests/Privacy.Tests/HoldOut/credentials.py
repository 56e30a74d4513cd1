"""Positives: secrets, tokens, credentials in URLs, connection strings. Formats are the vendors' documented prefixes and lengths."""
import base64, json

from rows import ALNUM, B64U, D, HEX, LOW, UP


def vendors(g):
    """kind, a maker of (whole token, its random body)"""
    m, s = g.mixed, g.s
    hx = lambda n: s(HEX, n)
    u = lambda n: m(n, B64U)

    def t(prefix, body, suffix=""):
        return prefix + body + suffix, body
    return [
        ("airtable_pat", lambda: t(f"pat{m(14)}.", hx(64))), ("alibaba_id", lambda: t("LTAI", m(20))), ("tencent_id", lambda: t("AKID", m(32))), ("adafruit_io", lambda: t("aio_", m(28))),
        ("adobe_secret", lambda: t("p8e-", m(32))), ("aws_bedrock", lambda: t("ABSK", m(105))), ("asana_pat", lambda: t(f"2/{g.nz(16)}/{g.nz(16)}:", hx(32))), ("azure_devops", lambda: t("", m(76), "AZDO" + m(4))),
        ("azure_function", lambda: t("", u(44), "AzFu" + m(6) + "==")), ("brevo", lambda: t("xkeysib-", hx(64), "-" + m(16))), ("buildkite", lambda: t("bkua_", hx(40))), ("circleci", lambda: t(f"CCIPAT_{m(22)}_", hx(40))),
        ("clojars", lambda: t("CLOJARS_", s(HEX, 60))), ("cloudflare_ca", lambda: t(f"v1.0-{hx(24)}-", hx(146))), ("contentful", lambda: t("CFPAT-", u(43))), ("crates_io", lambda: t("cio", m(32))),
        ("digitalocean_oauth", lambda: t("doo_v1_", hx(64))), ("docker_org", lambda: t("dckr_oat_", u(32))), ("dropbox", lambda: t("sl.", u(136))), ("duffel", lambda: t("duffel_live_", u(43))),
        ("dynatrace", lambda: t(f"dt0c01.{s(UP, 24)}.", s(UP, 64))), ("easypost", lambda: t("EZAK", m(54))), ("elevenlabs", lambda: t("sk_", hx(48))), ("figma", lambda: t("figd_", u(40))),
        ("flutterwave", lambda: t("FLWSECK-", hx(32), "-X")), ("fly_io", lambda: t("fo1_", u(43))), ("frameio", lambda: t("fio-u-", u(64))), ("github_refresh", lambda: t("ghr_", m(76))),
        ("github_user", lambda: t("ghu_", m(36))), ("gitlab_trigger", lambda: t("glptt-", hx(40))), ("gitlab_runner", lambda: t("glrt-", u(20))), ("gitlab_deploy", lambda: t("gldt-", u(20))),
        ("hubspot", lambda: t("pat-eu1-", g.uuid4())), ("infracost", lambda: t("ico-", m(32))), ("intra42", lambda: t("s-s4t2ud-", hx(64))), ("jfrog", lambda: t("AKCp", m(69))),
        ("langfuse", lambda: t("sk-lf-", g.uuid4())), ("langsmith", lambda: t("lsv2_pt_", hx(32), "_" + hx(10))), ("launchdarkly", lambda: t("api-", g.uuid4())), ("mailersend", lambda: t("mlsn.", hx(64))),
        ("neon", lambda: t("napi_", s(LOW, 64))), ("netlify", lambda: t("nfp_", m(36))), ("nvidia", lambda: t("nvapi-", u(64))), ("openrouter", lambda: t("sk-or-v1-", hx(64))),
        ("perplexity", lambda: t("pplx-", m(48))), ("pinecone", lambda: t("pcsk_", m(69))), ("plaid", lambda: t("access-production-", g.uuid4())), ("planetscale", lambda: t("pscale_tkn_", u(43))),
        ("posthog_personal", lambda: t("phx_", m(43))), ("prefect", lambda: t("pnu_", m(36))), ("pulumi", lambda: t("pul-", hx(40))), ("readme", lambda: t("rdme_", s(LOW, 70))),
        ("render", lambda: t("rnd_", m(28))), ("resend", lambda: t(f"re_{m(8)}_", m(24))), ("rubygems", lambda: t("rubygems_", hx(48))), ("scalingo", lambda: t("tk-us-", u(48))),
        ("shippo", lambda: t("shippo_live_", hx(40))), ("shopify_secret", lambda: t("shpss_", hx(32))), ("slack_app", lambda: t(f"xapp-1-A{s(UP, 10)}-{g.nz(13)}-", hx(64))), ("sonar", lambda: t("squ_", hx(40))),
        ("sourcegraph", lambda: t("sgp_", hx(40))), ("square_secret", lambda: t("sq0csp-", u(43))), ("supabase", lambda: t("sbp_", hx(40))), ("tavily", lambda: t("tvly-", m(32))),
        ("typeform", lambda: t("tfp_", u(59))), ("vault_batch", lambda: t("hvb.", u(138))), ("xai", lambda: t("xai-", m(80))), ("yandex", lambda: t("AQVN", u(37))),
        ("onepassword_service", lambda: t("ops_eyJ", m(200))), ("mapbox_secret", lambda: t("sk.eyJ1Ijoi", m(60), "." + u(22))),
    ]


def vendor_keys(g):
    names = ["wert", "eingabe", "valeur", "config.item", "dato"]
    for i, (kind, make) in enumerate(vendors(g)):
        for rep in range(2):
            token, body = make()
            g.spread(1 + i + rep * 3, token, "secret", "vendor_" + kind, [token, body[:10], body[-10:]], names)
    hooks = ["https://hooks.zapier.com/hooks/catch/{n}/{b}/", "https://acme.webhook.office.com/webhookb2/{u}@{u2}/IncomingWebhook/{b}/{u2}", "https://chat.googleapis.com/v1/spaces/AAAA/messages?threadKey=x&token={b}"]
    for t in hooks * 2:
        b = g.s(HEX, 32)
        g.add(g.pick("ziel", "alert.target"), t.replace("{n}", g.nz(7)).replace("{b}", b).replace("{u2}", g.uuid4()).replace("{u}", g.uuid4()), "secret", "webhook_url", [b, b[:10], b[-10:]])


def named_secrets(g):
    """The key says it, in many languages and habits; the value itself looks like nothing"""
    plain = ["sonnenblume", "vache-qui-rit", "patata frita 22", "Winter2023?", "drie kleine biggetjes", "gato_preto_13", "blaue Katze", "n0ne-sh4ll", "abcd-efgh", "Moulin7Rouge"]
    for name in ["passwort", "Kennwort", "benutzer_passwort", "mot_de_passe", "motDePasse", "contrasena", "clave_secreta", "claveAcceso", "palavra_passe", "palavraPasse", "şifre", "wachtwoord", "lösenord", "adgangskode",
                 "hasło", "salasana", "пароль", "密码", "パスワード", "비밀번호", "geheimnis", "zugangstoken", "jeton_acces", "cle_api", "clé_secrète", "smtp_passwort", "MYSQL_ROOT_PASSWORD", "POSTGRES_PASSWORD",
                 "RABBITMQ_DEFAULT_PASS", "SPRING_DATASOURCE_PASSWORD", "django.secret_key", "NEXTAUTH_SECRET", "APP_KEY_SECRET", "TF_VAR_db_password", "keystorePassword", "sasl.password", "ssl.key.password",
                 "ldap.bindPassword", "bind_credentials", "wifi_psk", "snmp.auth_passphrase", "hmac_secret", "totp_seed_secret", "recovery_codes", "backup_code", "one_time_password", "sudo_pass", "ftpPasswd",
                 "oauth.refresh-token", "X-Vault-Token", "X-Auth-Token", "PRIVATE-TOKEN", "x-goog-api-key", "Ocp-Apim-Subscription-Key", "X-Amz-Security-Token", "api_secret", "app_secret", "consumerSecret", "deploy_token"]:
        v = g.pick(*plain) + g.s(LOW, 3)
        if g.between(0, 4) == 0:
            g.add("einstellungen", {"ebene": [{"aktiv": True, name: v}]}, "secret", "named/nested", [v])
        else:
            g.add(name, v, "secret", "named", [v])
    for name in ("kennwort", "pin", "otp", "cvc2", "security_code", "sms_code"):
        v = g.between(100_000, 999_999)
        g.add(name, v, "secret", "named_number", [str(v)])
    texts = ["Anmeldung fehlgeschlagen: Benutzer=svc Passwort={x}", "mot de passe : {x}", "contraseña={x}", "export GITLAB_TOKEN={x}", "docker login -u ci -p {x} registry.example.org", "curl -u ci:{x} https://repo.example.org/x",
             "mysql -h db -uroot -p{x} shop", "sshpass -p {x} ssh host", "PGPASSWORD={x} psql -h db", "ALTER USER app IDENTIFIED BY '{x}'", "CREATE USER app WITH PASSWORD '{x}'", "db:\n  user: app\n  password: {x}\n  port: 5432",
             "[client]\nuser=backup\npassword={x}\nhost=db", "net use Z: \\\\srv\\share {x} /user:corp\\backup", "kubectl create secret generic db --from-literal=password={x}", "{\\\"apiSecret\\\":\\\"{x}\\\",\\\"n\\\":1}",
             "auth.token = \"{x}\"", "<password>{x}</password>", "X-Vault-Token: {x}", "PRIVATE-TOKEN: {x}", "Authorization: SSWS {x}", "Authorization: ApiKey {x}", "Proxy-Authorization: Bearer {x}", "Authorization: Digest username=\"a\", response=\"{x}\"",
             "//registry.example.org/:_authToken={x}", "_password = {x}", "machine git.example.org login ci password {x}", "ansible_become_pass={x}", "requirepass {x}", "AUTH default {x}"]
    for i, t in enumerate(texts + texts[:14]):
        x = g.mixed(g.pick(10, 14, 22))
        g.add(g.pick("stderr", "log.record", "exception.message", "process.command_line", "file.excerpt"), t.replace("{x}", x), "secret", "inline", [x])
    for kind in ("DSA PRIVATE KEY", "ENCRYPTED PRIVATE KEY", "EC PRIVATE KEY"):
        lines = [g.mixed(64) for _ in range(4)]
        g.add("tls", {"cert": "none", "pem": "\n".join([f"-----BEGIN {kind}-----", *lines, f"-----END {kind}-----"])}, "secret", "pem/nested", [lines[0][:16], lines[3][-16:]])
        g.add("file.excerpt", "key: |\n  " + "\n  ".join([f"-----BEGIN {kind}-----", *lines, f"-----END {kind}-----"]), "secret", "pem/yaml", [lines[0][:16], lines[3][-16:]])
    for _ in range(4):
        lines = [g.mixed(64) for _ in range(3)]
        g.add("file.excerpt", "PuTTY-User-Key-File-3: ssh-ed25519\nPrivate-Lines: 3\n" + "\n".join(lines), "secret", "putty_key", [lines[0][:16], lines[2][-16:]])
        x = g.mixed(43, B64U)
        g.add(g.pick("wert", "log.record"), f"v4.local.{g.mixed(120, B64U)}{x}", "secret", "paseto", [x])


def jwts(g):
    e = lambda o, sep=(",", ":"): base64.urlsafe_b64encode(json.dumps(o, separators=sep).encode()).decode().rstrip("=")
    headers = [{"typ": "JWT", "alg": "PS384"}, {"kid": "2025-k1", "alg": "EdDSA"}, {"alg": "RS512", "kid": "a1b2", "typ": "at+jwt"}, {"x5t": "Zm9v", "alg": "HS512", "typ": "JWT"}]
    texts = ["Sec-WebSocket-Protocol: bearer, {x}", "Set-Cookie: __Host-auth={x}; Secure", "users:\n- name: ci\n  user:\n    token: {x}", "Ungültiges Token: {x}", "java.lang.SecurityException: JWT rejected [{x}]",
             "https://sso.example.org/acs?id_token_hint={x}&ui=de", "TOKEN={x}", "{\"data\":{\"jeton\":\"{x}\"}}"]
    for i in range(34):
        sep = (", ", ": ") if i % 3 == 2 else (",", ":")
        head, body = e(headers[i % 4], sep), e({"iss": "https://sso.example.org", "sub": g.d(9), "exp": 1700000000 + g.between(0, 9**8)}, sep)
        sig = g.mixed(86, B64U)
        x, bad = f"{head}.{body}.{sig}", [body[:32], sig[:16], sig[-16:]]
        if i % 7 == 6:                                                             # JWE: five parts
            parts = [e({"alg": "RSA-OAEP", "enc": "A256GCM"}), g.mixed(86, B64U), g.mixed(16, B64U), g.mixed(120, B64U), g.mixed(22, B64U)]
            x, bad = ".".join(parts), [parts[1][:16], parts[3][:16], parts[4][-12:]]
        if i % 2:
            g.add(g.pick("log.record", "headers", "exception.message"), texts[i // 2 % len(texts)].replace("{x}", x), "jwt", "jwt/text", bad)
        else:
            g.spread(i // 2, x, "jwt", "jwt", bad, ["zugangstoken", "jeton", "ticket", "wert"])


def urls(g):
    user = ["https://{u}:{p}@es.example.org:9200/_bulk", "mqtt://{u}:{p}@broker.example.org:1883", "nats://{u}:{p}@nats.example.org:4222", "bolt://{u}:{p}@graph.example.org:7687", "sftp://{u}:{p}@files.example.org/out", "amqps://{u}:{p}@mq.example.org/prod",
            "mssql+pyodbc://{u}:{p}@dsn17", "ldaps://{u}:{p}@dir.example.org", "cloudinary://{n}:{p}@acme", "socks5://{u}:{p}@proxy.example.org:1080", "rtsp://{u}:{p}@cam.example.org/live", "imaps://{u}:{p}@mail.example.org", "https://oauth2:{p}@gitlab.example.org/team/app.git",
            "couchbase://{u}:{p}@cb.example.org", "sqlserver://{u}:{p}@db.example.org:1433?database=shop"]
    for i in range(30):
        p = g.mixed(g.pick(9, 13, 18)) + g.pick("", "", "%40q", "$")
        x = user[i % len(user)].replace("{u}", g.pick("dienst", "robot", "app_rw", "leitura")).replace("{n}", g.nz(15)).replace("{p}", p)
        if i < 15:
            g.add(g.pick("ziel.url", "broker", "remote", "wert"), x, "url_credentials", "userinfo", [p])
        else:
            g.in_text(x, "url_credentials", "userinfo", [p])
    query = ["https://cdn.example.org/v.mp4?Expires=1735689600&Signature={x}&Key-Pair-Id=K1", "https://storage.example.org/b/o?X-Goog-Expires=600&X-Goog-Signature={x}", "https://shop.example.org/passwort-reset?reset_token={x}&lang=de",
             "https://api.example.org/v2/list?apikey={x}&limit=20", "/api/rapport?cle_api={x}&format=pdf", "https://app.example.org/login?passwort={x}", "https://app.example.org/entrar?senha={x}&volta=%2F", "https://x.example.org/cb?auth_token={x}#top",
             "https://api.example.org/w?subscription-key={x}", "https://cas.example.org/app?ticket=ST-4711-{x}", "https://q.example.org/q?sv=2024-05-04&sp=rl&sig={x}", "https://api.example.org/oauth1?oauth_signature={x}&oauth_version=1.0",
             "wss://rt.example.org/s?access_token={x}&v=2", "https://s3.example.org/k?X-Amz-Security-Token={x}&X-Amz-Date=20250101T000000Z", "https://app.example.org/magic?login_token={x}", "https://api.example.org/hook?hmac={x}&shop=acme"]
    for i in range(32):
        x = g.s(HEX, 64) if i % 5 == 4 else g.mixed(g.pick(20, 28, 40))
        g.add(g.pick("ziel.url", "http.url", "request.line", "stderr"), query[i % len(query)].replace("{x}", x), "url_credentials", "query", [x, x[:10], x[-10:]])


def connections(g):
    forms = ["host=mq.example.org;virtualHost=/;username=dienst;password={p};timeout=30", "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"app\" password=\"{p}\";",
             "bootstrap.servers=k1:9092\nsecurity.protocol=SASL_SSL\nsasl.mechanism=SCRAM-SHA-512\nsasl.username=app\nsasl.password={p}", "jdbc:mysql://db.example.org:3306/shop?user=app&password={p}&useSSL=true",
             "jdbc:oracle:thin:app/{p}@//db.example.org:1521/ORCL", "jdbc:postgresql://db.example.org/shop?user=app&password={p}&ssl=true", "jdbc:db2://db.example.org:50000/SHOP:user=app;password={p};",
             "redis-14.example.org:6379,user=app,password={p},allowAdmin=true", "mongodb://app:{p}@m1.example.org:27017,m2.example.org:27017/shop?authSource=admin&replicaSet=rs0",
             "account=acme;user=app;password={p};db=SHOP;schema=PUBLIC", "Endpoint=https://acme.azconfig.io;Id=x1-l0-s0;Secret={k}", "endpoint=https://acme.communication.azure.com/;accesskey={k}",
             "Endpoint=https://acme.service.signalr.net;AccessKey={k};Version=1.0;", "Endpoint=sb://acme.servicebus.windows.net/;SharedAccessKeyName=send;SharedAccessKey={k};EntityPath=orders",
             "User=SYSDBA;Password={p};Database=/data/shop.fdb;DataSource=db;Dialect=3", "Contact Points=c1,c2;Port=9042;Username=app;Password={p};Default Keyspace=shop", "Provider=SQLOLEDB;Data Source=db;Initial Catalog=shop;User Id=app;Password=\"{p}\";",
             "Provider=Microsoft.ACE.OLEDB.12.0;Data Source=/data/a.accdb;Jet OLEDB:Database Password={p};", "app/{p}@orcl.example.org:1521/SHOP as sqlplus login", "Server=db;Database=shop;Uid=app;PWD={p};Connection Timeout=5", "host=db user=app dbname=shop password='{p}' sslmode=verify-full"]
    for i in range(63):
        t = forms[i % len(forms)]
        p = g.mixed(g.pick(11, 16)) + g.pick("", "#", "!")
        k = base64.b64encode(bytes(g.r.getrandbits(8) for _ in range(32))).decode()
        x, secret = (t.replace("{k}", k), k) if "{k}" in t else (t.replace("{p}", p), p)
        bad = [secret, secret[:8], secret[-8:]]
        if i < 21:
            g.add(g.pick("broker", "wert", "config.item", "spring.datasource.url", "conexao"), x, "connection_string", "connection", bad)
        elif i < 42:
            g.add("exception.message", g.pick("Verbindung zu [{x}] fehlgeschlagen", "cannot open {x}", "Conexión rechazada: {x}").replace("{x}", x), "connection_string", "connection/text", bad)
        else:
            g.add("opciones", {"origen": {"dsn": x}, "lote": 12}, "connection_string", "connection/nested", bad)


PARTS = (vendor_keys, named_secrets, jwts, urls, connections)
