#!/usr/bin/env python3
"""A second, fresh hold-out corpus for telemetry-attribute sanitisers; row format and labels of generate.py, other data.

  python3 generate_second.py [--seed 20261126] [--out second.jsonl]

All values are synthetic and come from a seeded RNG; only public facts are used (key prefixes and lengths, check-digit
algorithms, file layouts). The author had not seen the rules of the sanitiser this judges.
"""
import argparse, base64, json, random, string, uuid, zlib
from collections import Counter
from datetime import datetime, timedelta, timezone

D, L, U = string.digits, string.ascii_lowercase, string.ascii_uppercase
AN, LN, UN, HX = L + U + D, L + D, U + D, "0123456789abcdef"
BU = AN + "-_"


def leaves(o):
    if isinstance(o, dict):
        for k, v in o.items():
            yield str(k)
            yield from leaves(v)
    elif isinstance(o, (list, tuple)):
        for v in o:
            yield from leaves(v)
    elif o is not None:
        yield o if isinstance(o, str) else json.dumps(o)


def luhn_ok(d):
    t = 0
    for i, c in enumerate(reversed(d)):
        n = int(c) * (1 + i % 2)
        t += n - 9 if n > 9 else n
    return t % 10 == 0


class Gen:
    def __init__(self, seed):
        self.r, self.rows = random.Random(seed), []

    # ---------------------------------------------------------------- helpers
    def p(self, *xs): return self.r.choice(xs)
    def n(self, a, b): return self.r.randint(a, b)
    def s(self, alpha, k): return "".join(self.r.choice(alpha) for _ in range(k))
    def d(self, k): return self.s("123456789", 1) + self.s(D, k - 1)
    def hx(self, k): return self.s(HX, k)
    def uid(self): return str(uuid.UUID(int=self.r.getrandbits(128), version=4))
    def b64(self, k): return base64.b64encode(self.r.randbytes(k)).decode()

    def m(self, k, alpha=AN):
        """token with at least one lower, upper and digit, not starting or ending with punctuation"""
        while True:
            t = self.s(alpha, k)
            if t[0].isalnum() and t[-1].isalnum() and any(c.islower() for c in t) and any(c.isupper() for c in t) and any(c.isdigit() for c in t):
                return t

    def pw(self):
        w = self.p("Granite", "ochre", "Vuelta", "tulipan", "Kobalt", "brume", "Sardine", "fjord", "Papaya", "quartz")
        return self.p(f"{w}{self.p('!', '-', '_', '.')}{self.n(100, 9999)}{self.s(L, 3)}", self.m(self.n(10, 20)), f"{self.s(L, 3)}{self.n(10, 99)}{w}{self.s(U, 2)}")

    def luhn(self, prefix, k):
        b = prefix + self.s(D, k - 1 - len(prefix))
        return next(b + c for c in D if luhn_ok(b + c))

    def plain(self, k):
        """k digits that are no valid card number"""
        while True:
            x = self.d(k)
            if not luhn_ok(x):
                return x

    def when(self): return datetime(2022, 5, 1, tzinfo=timezone.utc) + timedelta(milliseconds=self.r.randrange(130_000_000_000))

    def add(self, key, value, label, kind, bad=(), keep=()):
        self.rows.append({"id": f"f{len(self.rows):05d}", "key": key, "value": value, "label": label, "kind": kind,
                          "must_not_appear": list(dict.fromkeys(b for b in bad if b)), "must_survive": list(keep)})

    # ---------------------------------------------------------------- contexts: (key, text, what should stay)
    CTX = [
        ("log.record", "2025-03-04T10:11:12Z ERROR ingest[412]: could not process {x}, giving up", ["could not process"]),
        ("syslog", "<134>Mar  4 10:11:12 edge-3 relay[991]: dropped entry {x}", ["relay"]),
        ("exception.message", "Validation failed: '{x}' is not accepted by this endpoint", ["Validation failed"]),
        ("error.cause", "java.lang.IllegalArgumentException: unexpected value: {x}\n\tat com.acme.intake.Parser.parse(Parser.java:214)\n\tat com.acme.intake.Main.main(Main.java:31)", ["Parser.java:214"]),
        ("exception.stacktrace", "Traceback (most recent call last):\n  File \"/srv/app/intake.py\", line 71, in load\n    raise ValueError(\"bad field: {x}\")\nValueError: bad field: {x}", ["line 71"]),
        ("db.query.text", "INSERT INTO audit_entries (kind, val, seq) VALUES ('import', '{x}', 7)", ["audit_entries"]),
        ("db.query.text", "UPDATE parties SET ref = '{x}' WHERE version = 3", ["parties"]),
        ("config.yaml", "importer:\n  enabled: true\n  sample: \"{x}\"\n  retries: 4\n", ["importer"]),
        ("process.environment", "LANG=C.UTF-8\nTZ=UTC\nSAMPLE={x}\nSHLVL=1", ["C.UTF-8"]),
        ("csv.line", "2025-03-04,eu,\"{x}\",closed,12", ["closed"]),
        ("tsv", "north\t{x}\tdone", ["north"]),
        ("http.request.body.sample", "{\"op\":\"sync\",\"data\":[{\"v\":\"{x}\"}],\"page\":3}", []),
        ("logfmt", "level=info component=sync ref=\"{x}\" took=12ms", ["component=sync"]),
        ("debug.repr", "Record { kind: Primary, raw: Some(\"{x}\"), retries: 2 }", ["Primary"]),
        ("go.error", "sync: step 3: resolve \"{x}\": not found", ["not found"]),
        ("xml.fragment", "<item ref=\"{x}\" state=\"open\"/>", ["open"]),
        ("markdown", "| field | seen |\n|---|---|\n| sample | {x} |", ["field"]),
        ("toml", "[job]\nsample = \"{x}\"\nlimit = 20", ["limit = 20"]),
        ("k8s.event", "Warning  Failed  3s  kubelet  Error: cannot use {x}: rejected", ["kubelet"]),
        ("assert", "Assert.Equal() Failure\nExpected: (null)\nActual:   {x}", ["Assert.Equal"]),
        ("ctx.summary", "retry 2/5 - [{x}] - queue=imports", ["queue=imports"]),
        ("js.error", "TypeError: cannot read 'a' of undefined (input was {x})\n    at sync (/srv/web/sync.mjs:18:9)", ["sync.mjs:18:9"]),
    ]

    def ctx(self, x, label, kind, bad, i):
        k, t, keep = self.CTX[i % len(self.CTX)]
        esc = x.replace("\\", "\\\\") if "{\\\"" in t else x
        self.add(k, t.replace("{x}", esc), label, kind + "/text", bad, keep)

    def put(self, x, i, label, kind, bad, keys, text=True):
        """two in seven under a telling key, one nested, one in a list, the rest in text; i spreads the kinds over it"""
        m = (i + i // 7) % 7 if text else i % 3
        if m in (0, 1):
            self.add(self.r.choice(keys), x, label, kind, bad)
        elif m == 2:
            k = self.r.choice(keys)
            v = self.p({"batch": 4, "rows": [{"i": 0, k: x}]}, {"req": {"meta": {"lang": "sv"}, "form": {k: x}}}, [{k: x}, {"n": 2}], json.dumps({"ok": False, "item": {k: x}}, ensure_ascii=False), json.dumps([{k: x, "z": 1}], ensure_ascii=False))
            self.add(self.p("input", "dump", "attributes.extra", "req.json"), v, label, kind + "/nested", bad)
        elif m == 3 and i % 2:
            self.add(self.p("argv", "values", "params"), [self.p("sync", "push"), x, self.n(1, 9)], label, kind + "/list", bad)
        else:
            self.ctx(x, label, kind, bad, self.r.randrange(len(self.CTX)))

    GIVEN = "aslaug benedikt carmela dragomir eleni ferenc gwendoline halvard ilze jadwiga katerina leokadia marisol nnamdi oddvar pilar radoslav siobhan thandiwe ursula vaclav yusuf zuzanna".split()
    FAMILY = "brandstaetter castellanos dimitrov eikeland fitzwilliam grzelak hovhannisyan ibarretxe jorgensen kaltenbach lundgren mwangimoto nikolaidis oduyaola petrauskas rautavaara sokolowska tverdokhlib ugarteburu vaszary wickramage yilmazer zografou".split()

    def person(self): return self.r.choice(self.GIVEN), self.r.choice(self.FAMILY)

    # ---------------------------------------------------------------- e-mail
    def emails(self):
        doms = ["post.example", "firma.example.at", "uni-musterstadt.de", "acme-widgets.se", "correo.example.es", "students.example.edu", "example.co.jp", "tailspintoys.com", "mx1.example.com.au", "wingtip.shop", "litware.pl", "example.gov.in", "x.yz", "gov.example.cz"]
        keys = ["mail", "e-mail", "emailAddress", "reply_to", "correo_electronico", "courriel", "sender.email", "contact_email", "login_email", "billing.mail", "to", "invitee"]

        def addr():
            g, f = self.person()
            loc = self.p(f"{g}.{f}", f"{f}.{g[0]}", f"{g}{self.n(1, 999)}.{f}", f"{f}_{g}", f"{g[0]}.{f}", f"{f}+{self.p('work', 'github', 'acme-2024', 'x')}", f"{f}{self.n(60, 99)}", f"{g.upper()}.{f.upper()}", f"{g.title()}{f.title()}", f"x-{f}", f"{g}.van.{f}", f"_{f}_", f"{f}%{g}")
            i = loc.lower().index(f)
            return loc, self.r.choice(doms), loc[i:i + len(f)]
        for i in range(63):
            loc, d, f = addr()
            x = f"{loc}@{d}"
            self.put(x, i, "email", "email", [x, f], keys)
        special = ["SMTP: RCPT TO:<{x}> 550 5.1.1 mailbox unavailable", "Author: {n} <{x}>\nDate:   Tue Mar 4 10:11:12 2025 +0100", "dn: mail={x},ou=people,dc=example,dc=org", "https://crm.example.com/contacts?q={e}&tab=2", "mailto:{x}?cc=", "CC: {x}; BCC:", "550-5.7.1 [{x}] rejected by policy", "/C=SE/O=Acme/emailAddress={x}", "user \"{x}\" already exists in realm main", "UPN={x};roles=3", "git -c user.email={x} commit -m wip", "GET /v2/people/{x}/devices HTTP/1.1", "{x},{x}", "sha:abc by {x}:signed", "To: =?utf-8?q?Kontakt?= <{x}>", "WHERE lower(mail) = lower('{x}') AND deleted = 0", "(&(objectClass=person)(mail={x}))", "EMAIL={x}\nPORT=8080", "Hallo {x}, deine Bestellung", "acct:{x}", "xmpp:{x}/phone", "sip:{x};transport=tls"]
        for t in special:
            loc, d, f = addr()
            loc = loc.replace("%", ".")
            self.add(self.p("log.record", "detail", "trace.note"), t.replace("{x}", f"{loc}@{d}").replace("{e}", f"{loc.replace('+', '%2B')}%40{d}").replace("{n}", f.title()), "email", "email_special", [f] + ([f"{loc}@{d}"] if "{x}" in t else []))

    # ---------------------------------------------------------------- phone
    def phones(self):
        n = lambda k: self.s(D, k)
        forms = [("se", lambda: f"+46 70 {n(3)} {n(2)} {n(2)}"), ("no", lambda: f"+47 9{n(2)} {n(2)} {n(3)}"), ("dk", lambda: f"+45 {self.n(20, 99)} {n(2)} {n(2)} {n(2)}"), ("fi", lambda: f"+358 40 {n(3)} {n(4)}"), ("pl", lambda: f"+48 6{n(2)} {n(3)} {n(3)}"), ("cz", lambda: f"+420 77{n(1)} {n(3)} {n(3)}"),
                 ("at", lambda: f"+43 664 {n(3)} {n(4)}"), ("ch", lambda: f"+41 79 {n(3)} {n(2)} {n(2)}"), ("nl", lambda: f"+31 6 {n(4)} {n(4)}"), ("be", lambda: f"+32 47{n(1)} {n(2)} {n(2)} {n(2)}"), ("ie", lambda: f"+353 87 {n(3)} {n(4)}"), ("gr", lambda: f"+30 69{n(1)} {n(3)} {n(4)}"), ("tr", lambda: f"+90 (53{n(1)}) {n(3)} {n(2)} {n(2)}"),
                 ("ua", lambda: f"+380 (67) {n(3)}-{n(2)}-{n(2)}"), ("ro", lambda: f"+40 72{n(1)} {n(3)} {n(3)}"), ("kr", lambda: f"+82-10-{n(4)}-{n(4)}"), ("id", lambda: f"+62 812-{n(4)}-{n(4)}"), ("ph", lambda: f"+63 917 {n(3)} {n(4)}"), ("th", lambda: f"+66 8{n(1)} {n(3)} {n(4)}"), ("vn", lambda: f"+84 90 {n(3)} {n(2)} {n(2)}"),
                 ("my", lambda: f"+60 12-{n(3)} {n(4)}"), ("hk", lambda: f"+852 6{n(3)} {n(4)}"), ("nz", lambda: f"+64 21 {n(3)} {n(4)}"), ("ke", lambda: f"+254 7{n(2)} {n(6)}"), ("eg", lambda: f"+20 10 {n(4)} {n(4)}"), ("ma", lambda: f"+212 6{n(2)}-{n(6)}"), ("ae", lambda: f"+971 50 {n(3)} {n(4)}"), ("sa", lambda: f"+966 5{n(1)} {n(3)} {n(4)}"),
                 ("cl", lambda: f"+56 9 {n(4)} {n(4)}"), ("co", lambda: f"+57 31{n(1)} {n(3)} {n(4)}"), ("pe", lambda: f"+51 9{n(2)} {n(3)} {n(3)}"), ("pk_e164", lambda: f"+92300{n(7)}"), ("bd_e164", lambda: f"+88017{n(8)}"), ("hu_e164", lambda: f"+3630{n(7)}"), ("pl_e164", lambda: f"+4860{n(7)}"), ("is", lambda: f"+354 {self.n(600, 899)} {n(4)}")]
        keys = ["tel", "telephone", "handynummer", "telefono", "puhelin", "cell_phone", "mobileNumber", "sms.to", "caller_id", "numero_telephone", "contact_phone", "phone.home"]
        for i in range(64):
            k, f = forms[(i * 5) % len(forms)]
            x = f()
            self.put(x, i, "phone", "phone_" + k, [x, x[-8:]], keys)
        bare = [("phone", lambda: f"070{n(7)}"), ("telefono", lambda: f"6{n(8)}"), ("mobile", lambda: f"0664 {n(7)}"), ("tel", lambda: f"06-{n(8)}"), ("phone_no", lambda: f"0{self.n(400, 499)} {n(3)} {n(3)}"), ("handy", lambda: f"0176/{n(8)}"), ("cellphone", lambda: f"010-{n(4)}-{n(4)}"), ("telephone", lambda: f"06 {n(2)} {n(2)} {n(2)} {n(2)}"), ("phone_e164", lambda: f"46{n(9)}"), ("emergency_contact_phone", lambda: f"8{n(10)}")]
        for i in range(20):
            k, f = bare[i % 10]
            x = f()
            self.add(k, int(x) if i in (8, 11, 18) and not x.startswith("0") and x.isdigit() else x, "phone", "phone_key_national", [x, x[-6:]])
        for t in ["tel:+46-70-{a}-{b}", "sip:+4670{a}{b}@gw.example.net;user=phone", "FN:Kontakt\nTEL;TYPE=CELL:+4670{a}{b}", "INVITE from +47 9{a}{b} busy", "https://sms.example.com/send?to=%2B3584{a}{b}&lang=fi", "Ring meg på +47 9{a} {b}", "wa.me/48601{a}{b}", "Twilio error 21211: The 'To' number +48601{a}{b} is not a valid phone number", "phone=0701{a}{b}&step=2", "telefon: 0701-{a}{b}"]:
            a, b = n(3), n(4)
            body = t.replace("{a}", a).replace("{b}", b)
            self.add(self.p("log.record", "detail", "sip.line"), body, "phone", "phone_special", [a + b if a + b in body else b if f"-{b}" in body or f" {b}" in body else a + b])

    # ---------------------------------------------------------------- secrets
    def secrets(self):
        m, hx, s = self.m, self.hx, self.s
        b = lambda k: m(k, BU)
        V = [("github_user", lambda: ("ghu_", m(36))), ("github_refresh", lambda: ("ghr_", m(76))), ("gitlab_deploy", lambda: ("gldt-", b(20))), ("gitlab_runner", lambda: ("glrt-", b(20))), ("gitlab_trigger", lambda: ("glptt-", hx(40))), ("slack_app", lambda: (f"xapp-1-A{s(UN, 10)}-{self.d(13)}-", hx(64))), ("slack_refresh", lambda: ("xoxe-1-", m(146))),
             ("stripe_test", lambda: ("sk_test_", m(24))), ("figma", lambda: ("figd_", b(40))), ("airtable", lambda: (f"pat{m(14)}.", hx(64))), ("dynatrace", lambda: (f"dt0c01.{s(UN, 24)}.", s(UN, 64))), ("fly", lambda: ("fo1_", b(43))), ("planetscale_token", lambda: ("pscale_tkn_", b(43))), ("planetscale_pw", lambda: ("pscale_pw_", b(43))),
             ("pulumi", lambda: ("pul-", hx(40))), ("prefect", lambda: ("pnu_", m(36))), ("perplexity", lambda: ("pplx-", m(48))), ("xai", lambda: ("xai-", m(80))), ("openrouter", lambda: ("sk-or-v1-", hx(64))), ("tavily", lambda: ("tvly-", m(32))), ("langsmith", lambda: (f"lsv2_pt_{hx(32)}_", hx(10))), ("langfuse", lambda: ("sk-lf-", self.uid())),
             ("supabase", lambda: ("sbp_", hx(40))), ("netlify", lambda: ("nfp_", m(36))), ("render", lambda: ("rnd_", m(28))), ("resend", lambda: (f"re_{m(8)}_", m(24))), ("brevo", lambda: (f"xkeysib-{hx(64)}-", m(16))), ("shippo", lambda: ("shippo_live_", hx(40))), ("easypost", lambda: ("EZAK", m(54))), ("duffel", lambda: ("duffel_live_", b(43))), ("frameio", lambda: ("fio-u-", b(64))),
             ("adobe", lambda: ("p8e-", hx(32))), ("alibaba", lambda: ("LTAI", m(20))), ("tencent", lambda: ("AKID", m(32))), ("yandex", lambda: ("AQVN", b(36))), ("sonar_user", lambda: ("squ_", hx(40))), ("sonar_project", lambda: ("sqp_", hx(40))), ("jfrog", lambda: ("AKCp", m(69))), ("rubygems", lambda: ("rubygems_", hx(48))), ("clojars", lambda: ("CLOJARS_", hx(60))),
             ("crates_io", lambda: ("cio", m(32))), ("contentful", lambda: ("CFPAT-", b(43))), ("readme", lambda: ("rdme_", s(LN, 70))), ("typeform", lambda: ("tfp_", b(59))), ("hubspot", lambda: ("pat-eu1-", self.uid())), ("flutterwave", lambda: ("FLWSECK-", hx(32) + "-X")), ("braintree", lambda: (f"access_token$production${s(LN, 16)}$", hx(32))), ("plaid", lambda: ("access-production-", self.uid())),
             ("square_access", lambda: ("EAAA", b(60))), ("shopify_shared", lambda: ("shpss_", hx(32))), ("shopify_private", lambda: ("shppa_", hx(32))), ("infracost", lambda: ("ico-", m(32))), ("bitbucket_app", lambda: ("ATBB", m(32))), ("databento", lambda: ("db-", m(29))), ("anthropic_admin", lambda: ("sk-ant-admin01-", b(93) + "AA")), ("openai_svc", lambda: ("sk-svcacct-", b(58) + "T3BlbkFJ" + b(58))),
             ("google_refresh", lambda: ("1//0", b(100))), ("azure_devops", lambda: ("", m(52) + "JQQJ99BCACAAAAA" + s(UN, 9) + "AZDO" + s(UN, 4))), ("newrelic_insert", lambda: ("NRII-", b(32))), ("honeycomb", lambda: ("hcaik_", s(LN, 58))), ("posthog", lambda: ("phx_", m(43))), ("grafana_cloud", lambda: ("glc_", base64.b64encode(json.dumps({"o": self.d(6), "n": "stack", "k": m(24)}).encode()).decode())),
             ("onepassword", lambda: ("ops_eyJ", b(220))), ("vault_batch", lambda: ("hvb.", b(120))), ("vault_legacy", lambda: ("s.", m(24))), ("docker_org", lambda: ("dckr_oat_", b(32))), ("buildkite", lambda: ("bkua_", hx(40))), ("circleci", lambda: (f"CCIPAT_{m(22)}_", hx(40))), ("digitalocean_oauth", lambda: ("doo_v1_", hx(64))), ("launchdarkly", lambda: ("api-", self.uid())),
             ("wakatime", lambda: ("waka_", self.uid())), ("sourcegraph", lambda: (f"sgp_{hx(16)}_", hx(40))), ("mailersend", lambda: ("mlsn.", hx(64))), ("paddle", lambda: (f"pdl_live_apikey_{s(LN, 26)}_", m(22) + "_" + m(3))), ("apify", lambda: ("apify_api_", m(36))), ("elevenlabs", lambda: ("sk_", hx(48))), ("voyage", lambda: ("pa-", b(43))), ("jina", lambda: ("jina_", b(60))),
             ("pinecone", lambda: (f"pcsk_{m(6)}_", m(63))), ("llamacloud", lambda: ("llx-", m(48))), ("nvidia", lambda: ("nvapi-", b(64))), ("cerebras", lambda: ("csk-", s(LN, 48))), ("together", lambda: ("tgp_v1_", b(43))), ("teams_webhook", lambda: (f"https://acme.webhook.office.com/webhookb2/{self.uid()}@{self.uid()}/IncomingWebhook/", hx(32) + "/" + self.uid()))]
        amb = {"vault_legacy", "launchdarkly", "elevenlabs", "databento", "adobe", "voyage", "crates_io", "tencent", "yandex", "square_access"}   # short or generic prefix: half of the time the key tells
        tell = ["api_token", "svc.apiKey", "ACCESS_TOKEN", "integration.secret", "VENDOR_API_KEY", "auth.token"]
        for i, (nm, f) in enumerate(V):
            for rep in range(1 if i % 6 > 2 else 2):
                pre, body = f()
                tok, bad = pre + body, [pre + body, body[:10], body[-10:]]
                if rep == 0 and nm in amb or rep == 1 and i % 6 == 0:
                    self.add(self.r.choice(tell), tok, "secret", "key_" + nm + "/key", bad)
                elif rep == 1 and i % 6 == 1:
                    self.add("input", self.p({"steps": [{"with": {"value": tok}}]}, ["--use", tok], {"a": [tok]}), "secret", "key_" + nm + "/nested", bad)
                elif rep == 1 and i % 6 == 2:
                    self.add(self.p("entry", "arg2", "raw"), tok, "secret", "key_" + nm, bad)
                elif nm in amb:
                    k, t = self.p(("log.record", "using api key {x} for region eu"), ("process.environment", "TZ=UTC\nVENDOR_TOKEN={x}\nLANG=C"), ("config.yaml", "vendor:\n  apiKey: {x}\n  region: eu"), ("headers", "x-api-key: {x}"), ("http.request.headers", "accept: */*\r\nauthorization: Bearer {x}\r\n"))
                    self.add(k, t.replace("{x}", tok), "secret", "key_" + nm + "/text", bad)
                else:
                    self.ctx(tok, "secret", "key_" + nm, bad, i * 2 + rep * 3)
        kn = ["wachtwoord", "passwort", "mot_de_passe", "hasło", "lösenord", "parola", "kennwort", "clave_secreta", "MYSQL_ROOT_PASSWORD", "REDIS_AUTH_PASSWORD", "spring.datasource.password", "ldap.bindPassword", "keystore_password", "wifi_password", "root_password", "oldPassword", "password_confirmation", "adminPwd", "SMTP_PASSWORD", "sudo_password", "consumer_secret",
              "app-secret", "sharedSecret", "TOTP_SECRET", "hmac_secret", "cookie_secret", "rails.secret_key_base", "DJANGO_SECRET_KEY", "ssh_private_key", "x-auth-token", "X-Vault-Token", "csrf_token", "device_token", "push_token", "oauth.access_token", "personal_access_token", "bot_token", "apikey_live", "Ocp-Apim-Subscription-Key", "x-functions-key", "license_key", "recovery_code", "backup_codes", "verification_code", "one_time_password", "atm_pin", "card_cvv2", "securityCode", "master.passphrase", "decryption_key"]
        for i, k in enumerate(kn):
            v = self.pw()
            if k in ("recovery_code", "backup_codes"):
                v = f"{self.s(LN, 5)}-{self.s(LN, 5)}"
            if k in ("verification_code", "atm_pin", "card_cvv2", "securityCode", "one_time_password"):
                v = self.d(self.p(4, 6))
            if i % 5 == 3:
                self.add("form", {"step": 2, "fields": {k: v}}, "secret", "keyname/nested", [v])
            elif i % 7 == 5:
                self.add("config.json", json.dumps({"region": "eu", k: v}, ensure_ascii=False), "secret", "keyname/json", [v], ["region"])
            else:
                self.add(k, v, "secret", "keyname", [v])
        for t in ["mysql -u app -p'{x}' shop < dump.sql", "sshpass -p {x} ssh deploy@bastion", "PGPASSWORD={x} psql -h db -U app", "docker login -u bot --password {x} registry.example.com", "net use Z: \\\\nas\\share {x} /user:app", "ALTER USER app WITH PASSWORD '{x}'", "CREATE USER 'app'@'%' IDENTIFIED BY '{x}'", "stringData:\n  password: {x}\n  host: db", "export VAULT_TOKEN={x}; vault status", "kubectl create secret generic s --from-literal=api-key={x}",
                  "X-Auth-Token: {x}\r\nAccept: */*", "authorization: ApiKey {x}", "Authorization: SSWS {x}", "proxy-authorization: Bearer {x}", "grpc metadata: [authorization: bearer {x}]", "[db]\nuser = app\npasswd = {x}\nport = 5432", "--api-key={x} --region eu", "setPassword(\"{x}\") called twice", "Passwort: {x} (falsch)", "mot de passe : {x}", "contraseña={x};intentos=3", "<password>{x}</password>", "{\"grant_type\":\"refresh_token\",\"refresh_token\":\"{x}\"}", "Set-Cookie: auth_token={x}; Secure; HttpOnly", "{:user \"app\" :password \"{x}\"}", "password => \"{x}\",", "terraform apply -var db_password={x}", "AWS_SECRET_ACCESS_KEY={x}", "credentials: {username: app, password: {x}}", "'client_secret': '{x}', 'scope': 'read'"]:
            x = self.m(40) if "AWS" in t else self.m(self.n(12, 32))
            self.add(self.p("log.record", "process.command_line", "config.dump", "exception.message"), t.replace("{x}", x), "secret", "inline", [x, x[:8]])
        for kind in ("DSA PRIVATE KEY", "RSA PRIVATE KEY", "PRIVATE KEY", "OPENSSH PRIVATE KEY"):
            ls = [m(70 if "OPENSSH" in kind else 64, AN + "+/") for _ in range(6)]
            pem = "\n".join([f"-----BEGIN {kind}-----", *ls, f"-----END {kind}-----"])
            bad = [ls[0][:20], ls[3][:20], ls[5][-20:]]
            self.add("config.yaml", "tls:\n  key: |\n    " + pem.replace("\n", "\n    "), "secret", "pem/yaml", bad)
            self.add("env.line", "TLS_KEY=\"" + pem.replace("\n", "\\n") + "\"", "secret", "pem/env", bad)
        ppk = [m(64, AN + "+/") for _ in range(4)]
        self.add("key.file", "PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\nPrivate-Lines: 4\n" + "\n".join(ppk), "secret", "putty_key", [ppk[0][:20], ppk[3][-20:]])
        for k in ("mnemonic", "wallet.seed_phrase"):
            w = " ".join(self.r.sample("abandon velvet orbit cactus ladder prism tunnel walnut gossip bubble mirror anchor donkey fossil harbor insect".split(), 12))
            self.add(k, w, "secret", "seed_phrase", [w, " ".join(w.split()[:4])])

    # ---------------------------------------------------------------- cards, IBANs
    def cards(self):
        nets = [("unionpay", "62", 16), ("maestro", "6759", 16), ("mir", "2200", 16), ("rupay", "6521", 16), ("discover65", "65", 16), ("jcb3589", "3589", 16), ("troy", "9792", 16), ("hipercard", "606282", 16), ("mc2720", "2720", 16), ("amex34", "34", 15), ("diners30", "305", 14), ("unionpay19", "62", 19), ("visa", "45", 16), ("mc", "54", 16)]
        keys = ["kartennummer", "numero_carte", "cardNumber", "card.pan", "primary_account_number", "debit_card", "tarjeta", "payment.cardNo", "cc_number"]
        for i in range(56):
            nm, pre, k = nets[i % len(nets)]
            d = self.luhn(pre, k)
            sep = ("", " ", "", "-")[i // len(nets)]
            cuts = {15: (4, 6, 5), 14: (4, 6, 4), 19: (6, 13)}.get(k, (4, 4, 4, 4))
            parts, o = [], 0
            for c in cuts:
                parts.append(d[o:o + c])
                o += c
            x = sep.join(parts)
            self.put(x, i * 3 + 1, "card", "card_" + nm, [x, x[-10:], x[4:12]], keys)

    def iban(self, cc, b):
        return f"{cc}{98 - int(''.join(str(int(c, 36)) for c in b + cc + '00')) % 97:02d}{b}"

    def ibans(self):
        s = self.s
        mk = [("SE", lambda: s(D, 20)), ("NO", lambda: s(D, 11)), ("DK", lambda: s(D, 14)), ("FI", lambda: s(D, 14)), ("IE", lambda: s(U, 4) + s(D, 14)), ("LU", lambda: s(D, 3) + s(UN, 13)), ("CZ", lambda: s(D, 20)), ("SK", lambda: s(D, 20)), ("HU", lambda: s(D, 24)), ("RO", lambda: s(U, 4) + s(UN, 16)), ("GR", lambda: s(D, 7) + s(UN, 16)), ("TR", lambda: s(D, 5) + "0" + s(UN, 16)),
              ("SA", lambda: s(D, 2) + s(UN, 18)), ("AE", lambda: s(D, 19)), ("HR", lambda: s(D, 17)), ("LT", lambda: s(D, 16)), ("MT", lambda: s(U, 4) + s(D, 5) + s(UN, 18)), ("UA", lambda: s(D, 6) + s(UN, 19)), ("CY", lambda: s(D, 8) + s(UN, 16)), ("EE", lambda: s(D, 16))]
        for i in range(40):
            cc, f = mk[i % 20]
            x = self.iban(cc, f())
            if i >= 20:
                x = " ".join(x[k:k + 4] for k in range(0, len(x), 4))
            self.put(x, i * 2, "iban", "iban_" + cc, [x, x[-10:]], ["kontonummer_iban", "IBAN", "beneficiary.iban", "debtorIban", "creditor_account_iban"])

    # ---------------------------------------------------------------- IP
    def ips(self):
        v4 = lambda: f"{self.p(5, 37, 62, 77, 90, 102, 134, 155, 185, 201, 217)}.{self.n(1, 254)}.{self.n(1, 254)}.{self.n(2, 253)}"
        h = lambda k: self.s("123456789abcdef", 1) + self.hx(k - 1)
        v6 = lambda: self.p(f"2a02:{h(4)}:{h(4)}:{h(3)}:{h(4)}:{h(4)}:{h(4)}:{h(4)}", f"2400:cb00:{h(4)}::{h(3)}:{h(4)}", f"2001:67c:{h(4)}::{h(2)}", f"2C0F:{h(4).upper()}:{h(4).upper()}::{h(4).upper()}", f"2607:f8b0:{h(4)}:{h(3)}::{h(4)}")
        keys = ["source.ip", "client.ip", "http.client_ip", "cf-connecting-ip", "x-real-ip", "true-client-ip", "remoteAddress", "ip_address", "network.peer.address", "adresse_ip", "visitor_ip"]
        for i in range(30):
            x = v4()
            self.put(x, i, "ip", "ipv4", [x], keys)
        for i in range(24):
            x = v6()
            self.put(x, i, "ip", "ipv6", [x], keys)
        for t in ['{x} - - [04/Mar/2025:10:11:12 +0000] "GET /index.html HTTP/1.1" 200 512', "Failed password for invalid user from {x} port 52214 ssh2", "Forwarded: for={x};proto=https;by=gw", "kernel: [UFW BLOCK] IN=eth0 OUT= SRC={x} LEN=40", "peer={x}:51000 closed: EOF", "x-forwarded-for: {x}, 10.0.0.4", "limiting requests, excess: 5.2 by zone \"api\", client: {x}, server: _", "dial tcp {x}:443: i/o timeout", "geo lookup https://geo.example.com/json/{x}?f=cc", "fail2ban.actions NOTICE [sshd] Ban {x}"]:
            x = v4()
            self.add(self.p("log.record", "access.log", "detail"), t.replace("{x}", x), "ip", "ipv4_log", [x])
        for t in ['Forwarded: for="[{x}]:4711"', "connect([{x}]:443) failed: Network is unreachable", "http://[{x}]/status", "AAAA client {x} -> NXDOMAIN"]:
            x = v6()
            self.add(self.p("log.record", "detail"), t.replace("{x}", x), "ip", "ipv6_log", [x])

    # ---------------------------------------------------------------- user paths
    def paths(self):
        T = ["/export/home/{u}/work/run.sh", "/usr/home/{u}/.profile", "/cygdrive/c/Users/{u}/dev/a.c", "/c/Users/{u}/go/pkg/mod/cache", "\\\\wsl$\\Ubuntu\\home\\{u}\\repo\\x.rs", "\\\\wsl.localhost\\Debian\\home\\{u}\\n.txt", "/System/Volumes/Data/Users/{u}/Movies/a.mov", "/run/media/{u}/BACKUP/db.tar", "/media/{u}/usb0/report.pdf", "C:\\Users\\{u}\\OneDrive - Contoso\\Budget.xlsx",
             "E:\\Users\\{u}\\.vscode\\extensions\\x\\main.js", "vscode-remote://ssh-remote+box/home/{u}/src/lib.rs", "file:///c%3A/Users/{u}/repo/index.ts", "panic: open /home/{u}/data/in.parquet: no such file or directory", "ENOENT: no such file or directory, open '/Users/{u}/app/.env'", "\tat Object.<anonymous> (/Users/{u}/proj/test.js:10:5)", "  --> /home/{u}/crate/src/main.rs:4:9", "System.IO.FileNotFoundException: C:\\Users\\{u}\\AppData\\Roaming\\App\\cfg.json", "C:\\Users\\{u}",
             "USERPROFILE=C:\\Users\\{u}\nOS=Windows_NT", "HOME=/Users/{u}\nSHELL=/bin/zsh", "goroutine 1 [running]:\nmain.main()\n\t/home/{u}/go/src/app/main.go:22 +0x1d", "gcc -I/home/{u}/include -o a a.c", "/home/{u}/.cache/pip/wheels/aa", "Caused by: java.io.IOException: /home/{u}/.m2/repository (Permission denied)", "rsync -a /home/{u}/photos/ backup:/srv", "{\"cwd\":\"/Users/{u}/code/web\",\"exit\":1}", "{\"path\":\"C:\\\\Users\\\\{u}\\\\x.sln\"}", "LoadFrom(file://localhost/Users/{u}/lib.dylib)", "mount: /dev/sdb1 on /media/{u}/stick type vfat"]
        for i in range(60):
            g, f = self.person()
            u = self.p(f"{g}.{f}", f"{g[0]}{f}", f, f"{f}-{g[0]}", f"{g.title()} {f.title()}" if "=" not in T[i % 30] and "gcc" not in T[i % 30] and "rsync" not in T[i % 30] else f, f"{f}{self.n(10, 99)}", f"ACME.{f}", f"{f}_adm")
            k = u.lower().index(f)
            v = T[i % 30].replace("{u}", u)
            key = self.p("code.file.path", "exception.stacktrace", "build.log", "working_dir", "detail", "error.cause", "opened")
            if i % 8 == 7:
                self.add("frames", [{"src": v, "ln": 7}], "userpath", "path/nested", [u[k:k + len(f)]])
            else:
                self.add(key, v, "userpath", "path", [u[k:k + len(f)]])

    # ---------------------------------------------------------------- ids
    def ids(self):
        uk = ["usuario_id", "id_usuario", "benutzer_id", "utilisateur_id", "nutzername", "benutzername", "nombre_usuario", "codigo_cliente", "kunden_id", "kundennummer", "student_id", "driver_id", "player_id", "employeeNumber", "staff_id", "x-user-id", "actor.user_id", "target_user_id", "userPrincipalName", "samAccountName", "screen_name", "user_handle", "loginName", "client.user.id", "subscriber_id", "patientId", "account.user_name", "userUuid", "authenticated_user_id", "app.user.uid", "USERNAME", "follower_user_ids"]

        def v():
            g, f = self.person()
            return self.p(self.d(7), self.d(10), self.uid(), f"{g[0]}{f}", f"google-oauth2|{self.d(21)}", f"U{self.s(UN, 10)}", f"EMP-{self.d(6)}", f"usr_{self.s(UN, 26)}", f"ACME\\{f}", self.hx(24), f"{f}{self.n(100, 999)}", f"did:plc:{self.s(LN, 24)}")
        for i in range(52):
            k, x = uk[i % len(uk)], v()
            if k.endswith("ids"):
                y = self.d(8)
                self.add(k, [x, y], "userid", "userid_list", [x, y])
            elif i % 6 == 4:
                self.add(self.p("event", "claims", "input"), {"verb": "join", "who": {k: x}}, "userid", "userid/nested", [x], ["join"])
            elif i % 9 == 7 and x.isdigit():
                self.add(k, int(x), "userid", "userid_int", [x])
            else:
                self.add(k, x, "userid", "userid", [x])
        for t in ["user_id={x} exceeded quota", "https://app.example.com/feed?userId={x}&page=4", "SELECT * FROM carts WHERE user_id = {x} AND open = 1", "X-User-Id: {x}", "{\"userId\":{x},\"ok\":true}", "userid: {x}\nstate: idle", "MDC{customerId={x}, thread=7}", "WHERE username = 'u{x}'", "usuario_id={x};accion=alta", "login failed, username=u{x}"]:
            x = self.d(8)
            self.add(self.p("log.record", "detail", "url.full" if t[0] == "h" else "trace.note"), t.replace("{x}", x), "userid", "userid_inline", [x])
        sk = ["sid", "session_key", "sessionToken", "SESSION", "laravel_session", "_session_id", "ci_session", "rtc.session.id", "ws_session_id", "sesion_id", "sessao_id", "sitzungs_id", "PLAY_SESSION", "browser.session_id", "SESSIONID", "game.sessionId", "browserSessionId", "http.session.id", "x-amz-session-id", "parent_session_id"]
        for i in range(44):
            k, x = sk[i % len(sk)], self.p(self.uid(), self.m(26), self.hx(40), self.s(LN, 32), f"s_{self.m(18)}", f"s:{self.m(32)}.{self.m(43)}", self.b64(24), self.d(12))
            if i % 5 == 3:
                self.add("input", self.p({"ui": "web", "state": {k: x}}, json.dumps({"ui": "web", k: x})), "session", "session/nested", [x])
            else:
                self.add(k, x, "session", "session", [x])
        for t in ["Cookie: lang=sv; PHPSESSID={x}; theme=dark", "session {sessionId={x}} evicted after idle", "https://shop.example.com/cart;jsessionid={x}?step=2", "Set-Cookie: SESSION={x}; Path=/; SameSite=Lax", "GET /poll?session_id={x} HTTP/1.1", "session_id: {x}\nage: 120", "DELETE FROM sessions WHERE session_id = '{x}'", "session-id={x} level=warn", "Mcp-Session-Id: {x}", "{\"sessionId\":\"{x}\",\"turn\":3}", "export SESSION_ID={x}", "cookie: _app_session={x}"]:
            x = self.p(self.m(28), self.uid(), self.hx(32))
            self.add(self.p("log.record", "headers", "detail"), t.replace("{x}", x), "session", "session_inline", [x])

    # ---------------------------------------------------------------- content
    def contents(self):
        A = ["Mum's operation", "der Vertrag mit Petersen", "la sorpresa para Inés", "our offer for the cottage", "the biopsy letter", "ton dossier médical", "the garden key", "Grandad's medal", "the layoffs list", "o aniversário da Teresa"]
        B = ["is hidden behind the third flowerpot", "darf niemand vor Montag erfahren", "llegará el jueves por la tarde", "came back and I am so relieved", "reste entre nous pour l'instant", "was worse than we feared", "goes to the notary tomorrow at nine", "fica em segredo até domingo", "smells of smoke and old paper", "costs more than he told his wife"]
        keys = ["mensagem", "mensaje", "nachricht", "contenu", "texto", "chat_message", "message_text", "msgBody", "sms_body", "sms.text", "user_message", "assistant_message", "assistant_response", "gen_ai.output.messages", "gen_ai.system_instructions", "llm.prompts", "llm.completions", "user_prompt", "systemPrompt", "promptText", "email.body", "mail_body_text", "chat.message.text", "comment_body", "review_text", "feedback_text", "post_content", "dm.body", "note_content", "transcription", "utterance", "reply_body", "http.request.body", "http.response.body", "message.content", "completion_text", "question_text", "answer_text", "conversation.text", "raw_prompt"]
        for i in range(60):
            a, b = self.r.choice(A), self.r.choice(B)
            k = keys[i % len(keys)]
            v = self.p(f"{a} {b}", f"Hi! {a} {b} 😊", f"{a}\n\n{b}.", f"> {a}? {b}!")
            bad = [a, b]
            if k.endswith("messages") or i % 9 == 5:
                self.add(k if k.endswith("messages") else "chat.messages", [{"role": "user", "parts": [{"type": "text", "content": v}]}, {"role": "assistant", "parts": []}] if i % 2 else json.dumps([{"role": "user", "content": v}], ensure_ascii=False), "content", "content_chat", bad)
            elif i % 9 == 2:
                self.add("payload", {"type": "reply", "item": {k: v}}, "content", "content/nested", bad)
            else:
                self.add(k, v, "content", "content", bad)

    # ---------------------------------------------------------------- national ids (label ssn), right check digits
    def national(self):
        n, r = self.n, self.r
        ymd = lambda f: datetime(n(1950, 1999), n(1, 12), n(1, 28)).strftime(f)
        w = lambda d, ws: sum(int(a) * b for a, b in zip(d, ws))

        def dni():
            x = n(10000000, 99999999)
            return f"{x}{'TRWAGMYFPDXBNJZSQVHLCKE'[x % 23]}"

        def nie():
            x = n(1000000, 9999999)
            return f"X{x}{'TRWAGMYFPDXBNJZSQVHLCKE'[x % 23]}"

        def hetu():
            a, b = ymd("%d%m%y"), f"{n(2, 899):03d}"
            return f"{a}-{b}{'0123456789ABCDEFHJKLMNPRSTUVWXY'[int(a + b) % 31]}"

        def pnr():
            b = ymd("%y%m%d") + f"{n(1, 989):03d}"
            c = next(c for c in D if luhn_ok(b + c))
            return f"{b[:6]}-{b[6:]}{c}"

        def pesel():
            b = ymd("%y%m%d") + f"{n(0, 9999):04d}"
            return b + str(-w(b, (1, 3, 7, 9, 1, 3, 7, 9, 1, 3)) % 10)

        def rut():
            x = str(n(5000000, 24999999))
            c = 11 - sum(int(c) * (2 + i % 6) for i, c in enumerate(reversed(x))) % 11
            return f"{int(x):,}".replace(",", ".") + "-" + {11: "0", 10: "K"}.get(c, str(c))

        def cuil():
            while True:
                b = f"{self.p(20, 27)}{n(10000000, 45999999)}"
                c = 11 - w(b, (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)) % 11
                if c != 10:
                    return f"{b[:2]}-{b[2:]}-{0 if c == 11 else c}"

        def nir():
            b = f"{n(1, 2)}{n(50, 99)}{n(1, 12):02d}{n(10, 89)}{n(1, 990):03d}{n(1, 999):03d}"
            k = f"{97 - int(b) % 97:02d}"
            return f"{b[0]} {b[1:3]} {b[3:5]} {b[5:7]} {b[7:10]} {b[10:]} {k}"

        def bsn():
            while True:
                b = self.d(8)
                c = w(b, (9, 8, 7, 6, 5, 4, 3, 2)) % 11
                if c < 10:
                    return b + str(c)

        def sin():
            x = self.luhn(self.p("1", "4", "5", "7"), 9)
            return f"{x[:3]} {x[3:6]} {x[6:]}"

        def zaid(): return self.luhn(ymd("%y%m%d") + f"{n(0, 9999):04d}08", 13)

        def tckn():
            b = [n(1, 9)] + [n(0, 9) for _ in range(8)]
            b.append((sum(b[0:9:2]) * 7 - sum(b[1:8:2])) % 10)
            return "".join(map(str, b + [sum(b) % 10]))

        def nif():
            b = self.p("1", "2") + self.s(D, 7)
            c = 11 - w(b, range(9, 1, -1)) % 11
            return b + str(0 if c > 9 else c)

        def cn():
            b = self.p("110105", "310104", "440305") + ymd("%Y%m%d") + f"{n(1, 999):03d}"
            return b + "10X98765432"[w(b, (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)) % 11]

        def kr():
            b = ymd("%y%m%d") + f"{n(1, 2)}{n(0, 99999):05d}"
            return f"{b[:6]}-{b[6:]}{(11 - w(b, (2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5)) % 11) % 10}"

        def rrn_be():
            b = ymd("%y%m%d") + f"{n(1, 997):03d}"
            return f"{b[:2]}.{b[2:4]}.{b[4:6]}-{b[6:]}.{97 - int(b) % 97:02d}"

        def cnp():
            b = self.p("1", "2") + ymd("%y%m%d") + f"{n(1, 46):02d}{n(1, 999):03d}"
            c = w(b, (2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9)) % 11
            return b + str(1 if c == 10 else c)

        def nino(): return f"{self.s('ABCEHJLMPRSTWXYZ', 1)}{self.s('ABCEHJLMPRSTWXYZ', 1)} {n(10, 99)} {n(10, 99)} {n(10, 99)} {self.s('ABCD', 1)}"

        def aadhaar():
            dm = [[0, 1, 2, 3, 4, 5, 6, 7, 8, 9], [1, 2, 3, 4, 0, 6, 7, 8, 9, 5], [2, 3, 4, 0, 1, 7, 8, 9, 5, 6], [3, 4, 0, 1, 2, 8, 9, 5, 6, 7], [4, 0, 1, 2, 3, 9, 5, 6, 7, 8], [5, 9, 8, 7, 6, 0, 4, 3, 2, 1], [6, 5, 9, 8, 7, 1, 0, 4, 3, 2], [7, 6, 5, 9, 8, 2, 1, 0, 4, 3], [8, 7, 6, 5, 9, 3, 2, 1, 0, 4], [9, 8, 7, 6, 5, 4, 3, 2, 1, 0]]
            pm = [[0, 1, 2, 3, 4, 5, 6, 7, 8, 9], [1, 5, 7, 6, 2, 8, 3, 0, 9, 4]]
            for _ in range(6):
                pm.append([pm[-1][pm[1][j]] for j in range(10)])
            b = self.s("23456789", 1) + self.s(D, 10)

            def ok(x):
                c = 0
                for i, ch in enumerate(reversed(x)):
                    c = dm[c][pm[i % 8][int(ch)]]
                return c == 0
            x = next(b + c for c in D if ok(b + c))
            return f"{x[:4]} {x[4:8]} {x[8:]}"

        def cf():
            b = self.s("BCDFGLMNPRSTV", 6) + f"{n(50, 99)}{self.s('ABCDEHLMPRST', 1)}{n(1, 28):02d}{self.s('ABCDEFGHIL', 1)}{n(100, 999)}"
            odd = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23]
            t = sum((odd[int(c) if c.isdigit() else ord(c) - 65] if i % 2 == 0 else (int(c) if c.isdigit() else ord(c) - 65)) for i, c in enumerate(b))
            return b + chr(65 + t % 26)
        F = [("es_dni", dni, ["dni", "documento_identidad"], "DNI"), ("es_nie", nie, ["nie"], "NIE"), ("fi_hetu", hetu, ["henkilotunnus", "hetu"], "henkilötunnus"), ("se_pnr", pnr, ["personnummer"], "personnummer"), ("pl_pesel", pesel, ["pesel"], "PESEL"), ("cl_rut", rut, ["rut", "cliente.rut"], "RUT"), ("ar_cuil", cuil, ["cuil"], "CUIL"), ("fr_nir", nir, ["numero_securite_sociale"], "numéro de sécurité sociale"),
             ("nl_bsn", bsn, ["bsn"], "BSN"), ("ca_sin", sin, ["social_insurance_number"], "SIN"), ("za_id", zaid, ["national_id", "id_number"], "national ID"), ("tr_tckn", tckn, ["tc_kimlik_no"], "TC kimlik no"), ("pt_nif", nif, ["nif"], "NIF"), ("cn_rid", cn, ["national_id", "resident_identity_number"], "national ID"), ("kr_rrn", kr, ["resident_registration_number"], "RRN"), ("be_rrn", rrn_be, ["rijksregisternummer", "national_number"], "rijksregisternummer"),
             ("ro_cnp", cnp, ["cnp"], "CNP"), ("uk_nino", nino, ["nino", "national_insurance_number"], "NI number"), ("in_aadhaar", aadhaar, ["aadhaar", "aadhaar_number"], "Aadhaar"), ("it_cf", cf, ["codice_fiscale"], "codice fiscale")]
        for i in range(60):
            nm, f, keys, word = F[i % 20]
            x = f()
            bad = [x, x[-7:]]
            if i < 20:
                self.add(r.choice(keys), x, "ssn", nm, bad)
            elif i < 40:
                self.add(self.p("input", "form"), {"step": 3, "person": {r.choice(keys): x}}, "ssn", nm + "/nested", bad)
            else:
                self.add(self.p("log.record", "exception.message"), self.p(f"{word} {x} is already registered", f"invalid {word}: {x}", f"checked {word}={x} status=ok"), "ssn", nm + "/text", bad)

    # ---------------------------------------------------------------- JWT
    def jwts(self):
        e = lambda o: base64.urlsafe_b64encode(json.dumps(o, separators=(",", ":")).encode()).decode().rstrip("=")
        for i in range(36):
            g, f = self.person()
            hd = e(self.p({"alg": "EdDSA", "typ": "at+jwt"}, {"typ": "JWT", "alg": "PS384", "kid": self.hx(12)}, {"kid": self.m(10), "alg": "HS512"}, {"alg": "ES384"}, {"x5t": self.m(27), "alg": "RS512", "typ": "JWT"}))
            if i % 6 == 5:
                hd = e({"alg": "RSA-OAEP", "enc": "A256GCM"})
                ps = [self.m(k, BU) for k in (171, 16, 90, 22)]
                x, bad = ".".join([hd, *ps]), [ps[0][:24], ps[2][:24]]
            else:
                pl = e({"iss": "https://idp.example.org/", "sub": f"{g}.{f}", "exp": 1760000000 + self.n(0, 9999999), "scope": "read"})
                sg = self.m(self.p(86, 43, 128), BU)
                x, bad = f"{hd}.{pl}.{sg}", [pl, sg, pl[20:50]]
            t = ["authorization: Bearer {x}\r\naccept: */*", "Cookie: id={x}; lang=sv", "https://app.example.org/callback?assertion={x}&ok=1", "IDX10223: Lifetime validation failed. Token: {x}"]
            if i % 4 == 3:
                self.add(self.p("headers", "log.record"), t[i // 4 % 4].replace("{x}", x), "jwt", "jwt/special", bad)
            else:
                self.put(x, i, "jwt", "jwe" if i % 6 == 5 else "jwt", bad, ["client_assertion", "bearer", "raw", "x-ms-token-aad", "idToken"])

    # ---------------------------------------------------------------- credentials in URLs
    def urls(self):
        T = ["mqtt://{u}:{x}@broker.example.org:1883", "nats://{u}:{x}@nats-1.example.org:4222", "sftp://{u}:{x}@files.example.org/in", "ldaps://cn=app:{x}@dir.example.org", "imaps://{u}:{x}@mail.example.org", "https://{u}:{x}@couch.example.org:6984/orders", "https://elastic:{x}@es.example.org:9200/_cluster/health", "cloudinary://{d}:{x}@acme-media", "socks5://{u}:{x}@proxy.example.org:1080", "http://{u}:{x}@proxy.example.org:3128", "rtsp://{u}:{x}@cam-4.example.org/stream1", "neo4j+s://neo4j:{x}@graph.example.org", "cockroachdb://{u}:{x}@crdb:26257/bank", "svn+ssh://{u}:{x}@svn.example.org/repo", "https://oauth2:{x}@gitlab.example.org/g/r.git", "postgresql+asyncpg://{u}:{x}@pg/app", "mariadb://{u}:{x}@maria:3306/app", "sentinel://:{x}@redis-s:26379/mymaster"]
        for i in range(30):
            x = self.m(self.n(10, 22))
            v = T[i % len(T)].replace("{u}", self.p("svc", "indexer", "app_rw")).replace("{x}", x).replace("{d}", self.d(15))
            if i % 3 == 1:
                self.add(self.p("log.record", "exception.message"), self.p(f"dial {v}: connection refused", f"fatal: unable to access '{v}': 403", f"BROKER={v}\nTZ=UTC"), "url_credentials", "userinfo/text", [x])
            else:
                self.add(self.p("endpoint", "broker.url", "DATABASE_URL", "HTTPS_PROXY", "remote"), v, "url_credentials", "userinfo", [x])
        Q = ["https://storage.example.org/b/o?X-Goog-Expires=600&X-Goog-Signature={x}", "https://d1.example.org/v.mp4?Expires=1760000000&Signature={x}&Key-Pair-Id=K2", "https://api.example.org/v3/geo?apikey={x}&lang=sv", "https://api.example.org/speech?subscription-key={x}", "https://gitlab.example.org/api/v4/projects?private_token={x}&per_page=20", "https://rt.example.org/x.json?auth={x}", "https://app.example.org/cb#access_token={x}&token_type=bearer", "https://app.example.org/join?invite_token={x}", "/login/magic?token={x}&next=%2F", "/v1/upload?sig={x}&sp=rw", "https://sso.example.org/oauth?refresh_token={x}&grant_type=refresh_token", "https://influx.example.org/query?u=app&password={x}&db=m", "/cb?code_verifier={x}&state=1", "wss://gw.example.org/?v=10&bearer_token={x}", "/reset/confirm?reset_token={x}", "GET /v2/list?x-api-key={x} HTTP/2", "https://fn.example.org/api/run?code={x}", "/unsubscribe?secret={x}&list=4"]
        for i in range(30):
            t = Q[i % len(Q)]
            x = self.hx(64) if "X-Goog" in t else self.m(self.n(20, 44))
            self.add(self.p("url.full", "http.url", "log.record", "referer"), t.replace("{x}", x), "url_credentials", "query", [x, x[:10], x[-10:]])

    # ---------------------------------------------------------------- connection strings
    def conns(self):
        T = [("signalr", "Endpoint=https://acme.service.signalr.net;AccessKey={k};Version=1.0;"), ("appconfig", "Endpoint=https://acme.azconfig.io;Id=aa-l0-s0:Zq;Secret={k}"), ("acs", "endpoint=https://acme.communication.azure.com/;accesskey={k}"), ("eventhub", "Endpoint=sb://acme-eh.servicebus.windows.net/;SharedAccessKeyName=listen;SharedAccessKey={k};EntityPath=orders"), ("firebird", "User=SYSDBA;Password={p};Database=/db/a.fdb;DataSource=fb;Port=3050"), ("db2", "Server=db2:50000;Database=BANK;UID=app;PWD={p};"), ("go_mysql", "app:{p}@tcp(mysql-0:3306)/shop?parseTime=true"), ("pdo", "mysql:host=db;dbname=shop;user=app;password={p}"), ("odbc_dsn", "DSN=warehouse;UID=etl;PWD={p};Warehouse=WH"), ("blob_sas", "BlobEndpoint=https://acme.blob.core.windows.net/;SharedAccessSignature=sv=2022-11-02&ss=b&sp=r&sig={s}"), ("easynetq", "host=rabbit-1;virtualHost=/;username=app;password={p};timeout=10"), ("redis_acl", "redis-1:6379,user=app,password={p},ssl=true"), ("oracle_thin", "jdbc:oracle:thin:app/{p}@//ora:1521/svc"), ("jdbc_mysql", "jdbc:mysql://db:3306/shop?user=app&password={p}&useSSL=true"), ("jdbc_snowflake", "jdbc:snowflake://acme.snowflakecomputing.com/?user=ETL&password={p}&warehouse=WH"),
             ("jaas", "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"app\" password=\"{p}\";"), ("access", "Provider=Microsoft.ACE.OLEDB.12.0;Data Source=a.accdb;Jet OLEDB:Database Password={p};"), ("clickhouse", "Host=ch;Port=8123;Username=default;Password={p};Database=otel"), ("sybase", "Data Source=ase:5000;Database=pubs;Uid=sa;Pwd={p};Charset=utf8"), ("vertica", "Host=vertica;Database=dw;User=dbadmin;Password={p}")]
        for i in range(52):
            nm, t = T[i % 20]
            p, k = self.m(self.n(10, 18)) + self.p("", "", "#", "!"), self.b64(32)
            sg = self.b64(32).replace("+", "%2B").replace("/", "%2F").replace("=", "%3D")
            v = t.replace("{p}", p).replace("{k}", k).replace("{s}", sg)
            sec = k if "{k}" in t else sg if "{s}" in t else p
            bad = [sec, sec[:9]]
            if i < 20:
                self.add(self.p("entry", "config.value", "dsn"), v, "connection_string", "conn_" + nm, bad)
            elif i < 40:
                q = v if '"' not in v else v.replace('"', "'")
                k2, w = self.p(("exception.message", f"A network-related error occurred. Connection: {q}"), ("config.yaml", f"store:\n  conn: '{v}'\n  pool: 5"), ("process.environment", f"TZ=UTC\nSTORE_CONN={v}\nLANG=C"), ("appsettings.json", json.dumps({"Store": {"Conn": v}, "N": 1})))
                self.add(k2, w, "connection_string", "conn_" + nm + "/text", bad)
            else:
                self.add(self.p("input", "opts"), {"pool": 5, "store": [{self.p("conn", "dsn", "connectionString"): v}]}, "connection_string", "conn_" + nm + "/nested", bad)

    # ---------------------------------------------------------------- hard negatives
    def neg(self, key, value, kind):
        self.add(key, value, "none", kind, (), [v for v in leaves_values(value)] if isinstance(value, (dict, list)) else [value])

    def negatives(self):
        N, p, n, d, hx, s = self.neg, self.p, self.n, self.d, self.hx, self.s

        def many(k, keys, kind, *fs):
            for i in range(k):
                N(self.r.choice(keys), fs[i % len(fs)](), kind)
        ean = lambda b: b + str(-sum(int(c) * (1 + 2 * (i % 2)) for i, c in enumerate(b)) % 10)

        def ean_nl(pre):
            while True:
                x = ean(pre + s(D, 12 - len(pre)))
                if not luhn_ok(x):
                    return x

        def isbn10():
            b = s(D, 9)
            c = -sum((10 - i) * int(x) for i, x in enumerate(b)) % 11
            return f"{b[0]}-{b[1:4]}-{b[4:]}-{'X' if c == 10 else c}"

        def isbn13():
            x = ean_nl("978")
            return p(x, f"{x[:3]}-{x[3]}-{x[4:8]}-{x[8:12]}-{x[12]}")
        t = lambda f: self.when().strftime(f)
        many(26, ["lib.version", "telemetry.sdk.version", "container.image.tag", "browser.version", "db.version", "kernel", "schema.version", "chart"], "version", lambda: f"{n(1, 20)}.{n(0, 40)}.{n(0, 20)}-beta.{n(1, 20)}", lambda: f"{n(4, 6)}.{n(1, 19)}.0-{n(10, 120)}-generic", lambda: f"PostgreSQL {n(12, 17)}.{n(1, 9)} on x86_64-pc-linux-gnu", lambda: f"{n(100, 140)}.0.{n(1000, 7000)}.{n(10, 250)}", lambda: f"{n(1, 9)}.{n(0, 9)}.{n(0, 9)}+build.{d(6)}.{hx(8)}", lambda: f"v0.0.0-{t('%Y%m%d%H%M%S')}-{hx(12)}", lambda: f"{n(11, 25)}.0.{n(1, 20)}+{n(1, 12)}-LTS", lambda: f"~>{n(1, 5)}.{n(0, 20)}", lambda: f"nginx:{n(1, 2)}.{n(10, 30)}.{n(0, 5)}-alpine{n(1, 3)}.{n(10, 21)}", lambda: f"{n(2, 9)}.{n(100, 255)}.{n(1, 99)}.{n(1, 99)}")
        many(22, ["git.commit", "vcs.ref.head.revision", "merge_base", "blob_oid", "release.sha"], "commit", lambda: hx(40), lambda: hx(8), lambda: f"main@{hx(7)}", lambda: f"{hx(7)}..{hx(7)}", lambda: f"v{n(1, 9)}.{n(0, 9)}.{n(0, 9)}-{n(1, 99)}-g{hx(9)}")
        many(24, ["checksum", "integrity", "etag", "content.digest", "layer.digest", "artifact.md5", "cache.hash"], "digest", lambda: "sha512-" + self.b64(64), lambda: "sha256-" + self.b64(32), lambda: f"md5:{hx(32)}", lambda: f'W/"{hx(10)}-{hx(13)}"', lambda: hx(64), lambda: f'"{hx(32)}-{n(2, 40)}"', lambda: f"sha1={hx(40)}", lambda: f"blake3:{hx(64)}", lambda: f"crc32c={self.b64(4)}")
        many(24, ["trace.id", "traceparent", "b3", "x-b3-traceid", "x-amzn-trace-id", "x-request-id", "span.parent_id", "dd.trace_id", "cf-ray"], "trace_id", lambda: hx(32), lambda: f"00-{hx(32)}-{hx(16)}-00", lambda: f"{hx(32)}-{hx(16)}-1", lambda: f"Root=1-{hx(8)}-{hx(24)};Sampled=1", lambda: hx(16), lambda: f"{hx(16)}-ARN", lambda: f"|{hx(32)}.{hx(16)}.", lambda: self.uid())
        many(26, ["finished_at", "cert.not_after", "window.start", "commit.date", "last_run", "build.timestamp", "valid_until"], "date", lambda: t("%Y-%m-%dT%H:%M:%S+02:00"), lambda: t("%A, %d %B %Y"), lambda: t("%b %d %H:%M:%S %Y GMT"), lambda: t("%m/%d/%Y %I:%M %p"), lambda: t("%Y-W%V-%u"), lambda: t("%Y.%m.%d-%H.%M.%S"), lambda: t("%d-%b-%Y"), lambda: t("%H:%M:%S.%f"), lambda: t("%y%m%d"), lambda: t("%Y-%m-%d") + "/" + t("%Y-%m-%d"), lambda: t("%Y%m%d%H%M%S"), lambda: int(self.when().timestamp() * 1000), lambda: int(self.when().timestamp()))
        many(12, ["event.snowflake", "seq_id", "kafka.offset", "shard.seq", "lsn", "build_number"], "snowflake", lambda: self.plain(19), lambda: int(self.plain(18)), lambda: f"{hx(1).upper()}/{hx(8).upper()}", lambda: f"4959{s(D, 52)}", lambda: s("0123456789ABCDEFGHJKMNPQRSTVWXYZ", 26))
        many(30, ["rows.scanned", "cache.hits", "bytes.sent", "queue.depth", "gc.pause_total_ns", "heap.used", "retry.count", "records.out", "pages.fetched", "fds.open"], "count", lambda: n(0, 99), lambda: n(10 ** 6, 10 ** 9), lambda: self.plain(13), lambda: int(self.plain(14)), lambda: f"{n(1, 9)} {n(100, 999)} {n(100, 999)}", lambda: d(10), lambda: f"{n(1, 900)}/{n(901, 2000)}", lambda: d(8), lambda: self.plain(16), lambda: round(self.r.random() * 1e6, 3))
        for k, v in {"gen_ai.usage.cache_read.input_tokens": 1024, "llm.usage.total_tokens": 4511, "gen_ai.usage.reasoning_tokens": 377, "tokens_remaining": 99120, "tokens.per.minute": 60000, "prompt_token_count": 812, "max_output_tokens": 2048, "gen_ai.request.max_tokens": 700, "token_budget": 32000, "context.tokens.used": 18231, "token_limit_exceeded": False, "stop_token": "<|eot|>", "tokenizer.vocab_size": 50257, "token_bucket.capacity": 500}.items():
            N(k, v, "token_count")
        for v in ["application/vnd.api+json; charset=utf-8", "image/avif", "multipart/mixed; boundary=frontier", "text/event-stream", "application/x-protobuf", "application/grpc+proto", "audio/ogg; codecs=opus", "font/woff2", "application/vnd.oci.image.manifest.v1+json", "*/*;q=0.8"]:
            N(p("mime", "content-type", "accept", "media.type"), v, "mime")
        for v in ["/v2/{project}/locations/{location}/queues", "PUT /inventory/{sku}/stock", "/@fs/{path}", "/graphql", "/users/:userId/preferences", "/password/forgot", "GET /sessions/{sessionId}/events", "/.well-known/openid-configuration", "/healthz?verbose=1", "/api/customers/search?sort=name&limit=50", "/files/*path", "/oauth2/v2.0/authorize", "~/Areas/Admin/Index", "api/[controller]/{id:guid}", "^/media/(?P<slug>[-\\w]+)/$", "/home/{page}", "/static/js/main.4f9a1c2b.chunk.js", "grpc.health.v1.Health/Check", "acme.orders.v1.OrderService/PlaceOrder", "https://docs.example.org/users/guide/getting-started#tokens"]:
            N(p("http.route", "endpoint.template", "rpc.method", "url.template"), v, "route")
        for v in ["SELECT o.id, o.total FROM orders o JOIN items i ON i.order_id = o.id WHERE o.state = ? AND i.sku = $2", "UPDATE users SET password_hash = @p0 WHERE user_id = @p1", "DELETE FROM sessions WHERE expires_at < now()", "SELECT email, phone FROM contacts WHERE id = :id", "INSERT INTO tokens (owner, hash) VALUES (?, ?) RETURNING id", "CREATE INDEX CONCURRENTLY ix_users_email ON users (lower(email))", "EXEC dbo.usp_RefreshTotals @year", "db.orders.aggregate([{ $group: { _id: \"$state\", n: { $sum: 1 } } }])", "SELECT count(*) FROM messages WHERE created_at BETWEEN $1 AND $2", "ALTER TABLE customers ADD COLUMN iban varchar(34)", "MERGE INTO stock USING incoming ON stock.sku = incoming.sku", "HGETALL session:?", "EXPLAIN ANALYZE SELECT 1", "SET search_path TO shop, public"]:
            N(p("db.query.text", "db.statement", "sql.template"), v, "sql")
        many(22, ["server.address", "node.name", "upstream", "dns.question.name", "k8s.node", "peer.hostname"], "hostname", lambda: f"ip-{p('gw', 'lb')}-{n(1, 40)}.fra.example.org", lambda: f"aks-nodepool1-{d(8)}-vmss{s(D, 6)}", lambda: f"gke-prod-pool-{hx(8)}-{s(LN, 4)}", lambda: f"cart-{hx(10)}-{s(LN, 5)}", lambda: f"redis-{n(0, 9)}.redis-headless.cache.svc.cluster.local", lambda: f"acme{n(1, 99)}.database.windows.net", lambda: f"broker-{n(1, 6)}.kafka.eu-north-1.amazonaws.com:9094", lambda: f"_grpc._tcp.orders.service.consul", lambda: f"edge{n(1, 90):02d}.arn{n(1, 9)}.example.net")
        for v in ["http.server.active_requests", "k8s.container.cpu_limit_utilization", "kestrel.active_connections", "process_resident_memory_bytes", "aspnetcore.routing.match_attempts", "rabbitmq.message.published", "auth_tokens_issued_total", "sessions.expired.count", "email.delivery.latency.p99", "user.signup.rate", "sms.sent.total", "password.reset.requested"]:
            N(p("metric", "instrument.name", "alert.metric"), v, "metric_name")
        many(22, ["book.isbn", "product.ean", "gtin", "barcode", "article.issn", "item.upc"], "isbn_ean", isbn13, isbn10, lambda: ean_nl(p("73", "50", "87")), lambda: f"{s(D, 4)}-{s(D, 3)}X", lambda: f"0{self.plain(11)}"[:12])
        many(30, ["order_no", "po_number", "rma", "shipment.tracking", "case.number", "batch", "part_no", "flight", "claim.ref", "job.number"], "order_no", lambda: f"PO-{n(10000, 99999)}-{s(U, 2)}", lambda: f"{p('B', 'W')}{n(2022, 2026)}{n(1, 12):02d}-{d(5)}", lambda: f"RMA{d(9)}", lambda: f"JJD{self.plain(18)}", lambda: f"#{n(1, 99)}-{d(6)}-{n(1, 9)}", lambda: f"LOT {d(4)}/{n(20, 26)}", lambda: f"SK{n(100, 999)}", lambda: f"JIRA-{n(100, 99999)}", lambda: f"CS{d(7)}", lambda: self.plain(12), lambda: f"{s(U, 3)}-{d(4)}-{s(UN, 5)}", lambda: f"{d(3)}-{d(4)}/{s(U, 1)}")
        many(12, ["map.center", "store.location", "datacenter.coords", "bbox", "warehouse.geo"], "coordinates", lambda: f"{n(-89, 89)}.{d(4)}, {n(-179, 179)}.{d(4)}", lambda: [round(self.r.uniform(-90, 90), 5), round(self.r.uniform(-180, 180), 5)], lambda: f"POINT({n(-179, 179)}.{d(5)} {n(-89, 89)}.{d(5)})", lambda: f"{n(1, 89)}°{n(10, 59)}'{n(10, 59)}\"N {n(1, 179)}°{n(10, 59)}'{n(10, 59)}\"E", lambda: f"geo:{n(1, 89)}.{d(3)},{n(1, 179)}.{d(3)}")
        for v in ["upstream prematurely closed connection while reading response header", "deadlock detected", "relation \"orders_2024\" does not exist", "Nullable object must have a value.", "401 Unauthorized: token signature is invalid", "password authentication failed", "no such host", "ENOSPC: no space left on device, write", "x509: certificate has expired or is not yet valid", "The given key 'userId' was not present in the dictionary.", "Cannot insert NULL into column 'email'", "invalid phone number format", "secret \"tls-cert\" not found", "session expired, please sign in again", "JWT malformed", "pin verification failed after 3 attempts", "Index was outside the bounds of the array. (at Shop.Cart.Sum:42)", "context deadline exceeded (Client.Timeout exceeded while awaiting headers)", "could not parse IBAN: wrong length", "card number failed Luhn check", "segfault at 7f3c2a10 ip 00007f3c2b11 sp 00007ffd error 4", "OOMKilled: container exceeded 512Mi", "SQLSTATE[23505]: unique violation on ux_users_email", "API key is missing", "cookie header too large", "unexpected end of JSON input at offset 2048", "Ungültiges Passwort", "Le mot de passe est obligatoire", "usuario no autorizado", "429 Too Many Requests; retry after 30 s"]:
            N(p("error.detail", "exception.message", "otel.status_description", "failure.reason"), v, "error_text")
        many(14, ["user_agent", "user_agent.original", "http.user_agent"], "user_agent", lambda: f"Mozilla/5.0 (iPhone; CPU iPhone OS {n(15, 18)}_{n(0, 6)} like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/{n(15, 18)}.0 Mobile/15E148 Safari/604.1", lambda: f"Mozilla/5.0 (X11; Linux x86_64; rv:{n(100, 140)}.0) Gecko/20100101 Firefox/{n(100, 140)}.0", lambda: f"okhttp/4.{n(1, 12)}.0", lambda: f"python-requests/2.{n(20, 32)}.{n(0, 3)}", lambda: "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", lambda: f"kube-probe/1.{n(24, 32)}", lambda: f"aws-sdk-go-v2/1.{n(10, 36)}.{n(0, 9)} os/linux lang/go#1.{n(20, 24)}.{n(0, 9)} md/GOARCH#arm64")
        for v in ["*/15 * * * *", "0 3 * * 1-5", "@daily", "0 0 1,15 * ?", "5 4 * * sun", "0 0/30 8-17 ? * MON-FRI *", "@every 1h30m", "FREQ=WEEKLY;BYDAY=TU,TH;COUNT=10"]:
            N(p("schedule", "cron", "trigger.expr"), v, "cron")
        many(12, ["aws.arn", "resource.arn", "cloud.resource_id", "role"], "arn", lambda: f"arn:aws:lambda:eu-north-1:{self.plain(12)}:function:resize:{n(1, 90)}", lambda: f"arn:aws:ecs:us-west-2:{self.plain(12)}:task/prod/{hx(32)}", lambda: "arn:aws:s3:::acme-logs/2025/03/*", lambda: f"/subscriptions/{self.uid()}/resourceGroups/rg-shop/providers/Microsoft.Web/sites/shop", lambda: f"projects/acme-prod-{d(6)}/topics/orders", lambda: f"ocid1.instance.oc1.eu-frankfurt-1.{s(LN, 60)}", lambda: f"arn:aws:sqs:eu-west-1:{self.plain(12)}:orders.fifo")
        many(14, ["container.id", "k8s.pod.uid", "image.id", "cgroup", "host.id"], "container_id", lambda: hx(64), lambda: hx(12), lambda: f"containerd://{hx(64)}", lambda: self.uid(), lambda: f"/kubepods/burstable/pod{self.uid()}/{hx(64)}", lambda: f"registry.example.org/shop/api@sha256:{hx(64)}", lambda: f"i-0{hx(16)}")
        for v in ["@types/node@20.11.5", "react@^18.2.0", "npm:@babel/core@7.24.0", "docker/build-push-action@v5.3.0", "pkg:golang/github.com/gorilla/mux@1.8.1", "golang.org/x/net@v0.24.0", "@acme/ui@1.0.0-next.3", "logo@2x.webp", "vite@5.2.8_sass@1.72.0", "terraform-aws-modules/vpc@~>5.0", "@keyframes fade", "ubuntu@22.04", "@Transactional(readOnly = true)", "HEAD@{2}", "go@1.22", "jdk@21.0.2+13", "postgres@16 (primary)", "user@", "@@identity"]:
            N(p("package", "dep", "uses", "asset", "annotation"), v, "at_sign")
        many(12, ["brand.color", "fill", "theme.bg", "css.value"], "colour", lambda: "#" + hx(6).upper(), lambda: f"rgba({n(0, 255)}, {n(0, 255)}, {n(0, 255)}, 0.{n(1, 9)})", lambda: f"hsl({n(0, 360)} {n(0, 100)}% {n(0, 100)}%)", lambda: f"0xFF{hx(6).upper()}", lambda: f"oklch(0.{n(10, 99)} 0.{n(10, 30)} {n(0, 360)})")
        many(30, ["message.guid", "workflow.run_id", "activity_id", "subscription.guid", "client_request_id", "tenant_guid", "device_class_guid", "document.uuid", "deployment.uuid"], "guid", lambda: self.uid(), lambda: self.uid().upper(), lambda: f"{{{self.uid()}}}", lambda: f"urn:uuid:{self.uid()}", lambda: hx(32), lambda: self.uid().replace("-", "_"))
        keyed = {"email_domain": "example.org", "email_provider": "ses", "emailFormat": "html", "mail.queue.size": 12, "phone_country": "SE", "phone_os": "android", "telephony.codec": "opus", "mobile_app_version": "4.18.0", "is_mobile": True, "password_strength": "strong", "passwordExpiresInDays": 30, "password_min_length": 12, "secret_name": "tls-cert", "secret_version": "v7", "secrets_provider": "vault", "api_key_status": "active", "api_key_age_days": 41, "key_type": "ed25519", "keystore_type": "PKCS12", "key_rotation_enabled": True, "row_key": "2025-03", "object_key": "exports/2025/03/orders.parquet", "message_key": "orders-eu", "key_prefix": "cart:", "hot_keys": 14, "keyframes": 60, "token_kind": "access", "token_expired": True, "token_ttl_seconds": 3600, "tokens_revoked": 3, "auth_scheme": "bearer", "auth_success": True, "authz_policy": "AdminsOnly", "author_role": "maintainer", "session_length_s": 913, "session_state": "idle", "session_limit": 5, "session_timeout": "00:20:00", "concurrent_sessions": 61, "user_kind": "trial", "user_is_admin": False, "user_language": "fi", "user_plan": "team", "active_users": 918, "user_agent_family": "Firefox", "users_per_tenant": 31.5, "username_available": True, "account_status": "frozen", "account_currency": "SEK", "customer_count": 77, "customer_type": "b2b",
                 "message_size": 2048, "message_priority": 4, "message_ttl": 60000, "message_format": "avro", "messaging.destination.name": "orders.created", "messaging.operation.type": "publish", "content_language": "sv-SE", "content_disposition": "attachment", "content_version": 12, "body_type": "json", "body_bytes": 5120, "text_align": "center", "text_length": 141, "prompt_id": "summarise-v4", "prompt_version": "2024-11", "completion_reason": "stop", "comments_enabled": True, "question_type": "multiple", "answer_count": 4, "card_brand": "mastercard", "card_present": False, "card_layout": "grid", "iban_valid": True, "iban_country": "NO", "ip_count": 3, "ip_reputation": "good", "ip_protocol": "udp", "ship_date": "2025-03-04", "tip_percent": 15, "zip_level": 6, "ssn_masked": True, "pin_to_top": True, "pinCount": 2, "cookie_count": 7, "cookie_banner": "shown", "credential_kind": "workload-identity", "connection_name": "primary", "connection_pool": "pool-3", "connection_timeout": 15, "cert_thumbprint": hx(40).upper(), "public_key_fingerprint": "SHA256:" + self.b64(32).rstrip("="), "passes": 12, "passive": True, "bypass": "cdn", "signature_valid": True, "signature_algorithm": "ed25519", "otp_length": 6, "otp_delivery": "sms", "license_type": "MIT", "home_page": "dashboard", "home_team": "blue"}
        for k, v in keyed.items():
            N(k, v, "key_lookalike")
        for v in ["nice=0 rss=182342 vsz=9123412", "255.255.255.0", "0-499/2381", "HTTP/1.1 304", "TLS_AES_256_GCM_SHA384", "ISO 27001:2022", "RFC 9110 15.5.1", "CVE-2024-3094", "1:2:3:4", "0.5 0.9 0.95 0.99", "15 000 000", "p50=12 p95=180 p99=944", "10:15:30 +0200", "3/4/5 of 12", "KB5034441", "port 8443->443/tcp", "1.2.840.10045.3.1.7", "2025.1.0 (build 251.23774.435)", "+12.5 %", "+1 / -0", "(404) not found", "8080-8090", "1e-9", "2 x 4096 x 2160", "50 000 - 75 000", "1000 2000 4000 8000 16000", "AS64512", "utf8mb4_0900_ai_ci", "x86_64-unknown-linux-musl", "en-GB,en;q=0.9,sv;q=0.8"]:
            N(p("summary", "range", "spec", "attr"), v, "number_text")
        for v in ["/srv/app/releases/20250304101112/config.ru", "C:\\inetpub\\wwwroot\\web.config", "/nix/store/0c1h8v3zq4-glibc-2.39/lib/libc.so.6", "/var/log/nginx/access.log", "C:\\Windows\\System32\\drivers\\etc\\hosts", "/app/node_modules/express/lib/router/index.js:284:10", "/usr/share/dotnet/shared/Microsoft.NETCore.App/9.0.1/System.Private.CoreLib.dll", "/opt/hostedtoolcache/Python/3.12.2/x64/bin/python", "/go/pkg/mod/google.golang.org/grpc@v1.63.2/server.go:1369", "src/Shop.Web/Users/UserController.cs", "s3://acme-data/exports/part-00017.parquet", "/etc/kubernetes/pki/ca.crt"]:
            N(p("code.file.path", "process.executable.path", "resource.uri"), v, "system_path")
        for v in ["gpt-4.1-mini-2025-04-14", "claude-3-7-sonnet-20250219", "meta-llama/Llama-3.3-70B-Instruct", "qwen2.5-coder-32b", "text-embedding-004", "eu.amazon.nova-pro-v1:0", "sk-learn-contrib", "pk_customers", "re_index_all", "hf-hub", "glide-data-grid", "rnd-cluster-7", "pat-pending", "ghost_theme"]:
            N(p("gen_ai.response.model", "component.name", "module"), v, "model_or_name")
        for i in range(14):
            N("job.stats", p({"stage": "load", "rows": n(1000, 9999999), "sha": hx(10)}, [{"part": n(0, 40), "offset": n(10 ** 6, 10 ** 8)}, {"part": n(0, 40), "offset": n(10 ** 6, 10 ** 8)}], {"p50": n(1, 9), "p99": n(100, 900), "tags": ["eu", "canary"]}, ["warm", self.uid(), n(1, 9)], {"build": {"number": n(1000, 99999), "ref": f"refs/heads/rel-{n(1, 30)}"}}), "nested")

    def build(self):
        for f in (self.emails, self.phones, self.secrets, self.cards, self.ibans, self.ips, self.paths, self.ids, self.contents, self.national, self.jwts, self.urls, self.conns, self.negatives):
            f()
        # thinned to about 1,500 rows: every seventh positive goes (ids keep their gaps)
        self.rows = [w for i, w in enumerate(self.rows) if w["label"] == "none" or i % 7]
        for row in self.rows:                               # no row may contradict itself
            text = json.dumps([row["key"], row["value"]], ensure_ascii=False)
            plain = "\n".join(leaves({row["key"]: row["value"]}))
            vals = list(leaves_values(row["value"]))
            assert (row["label"] == "none") == (not row["must_not_appear"]), row
            for b in row["must_not_appear"]:
                assert len(b) >= 4 and (b in plain or b in text), (b, row)
            for k in row["must_survive"]:
                assert k in plain if isinstance(k, str) else k in vals, (k, row)
                assert not isinstance(k, str) or not any(b.casefold() in k.casefold() or k.casefold() in b.casefold() for b in row["must_not_appear"]), (k, row)
        return self.rows


def leaves_values(o):
    if isinstance(o, dict):
        for v in o.values():
            yield from leaves_values(v)
    elif isinstance(o, list):
        for v in o:
            yield from leaves_values(v)
    elif o is not None:
        yield o


if __name__ == "__main__":
    ap = argparse.ArgumentParser()
    ap.add_argument("--seed", type=int, default=20261126)
    ap.add_argument("--out", default="second.jsonl")
    a = ap.parse_args()
    rows = Gen(a.seed).build()
    with open(a.out, "w", encoding="utf-8", newline="\n") as f:
        for row in rows:
            f.write(json.dumps(row, ensure_ascii=False) + "\n")
    c = Counter(x["label"] for x in rows)
    with open(a.out, "rb") as f:
        crc = zlib.crc32(f.read())
    print(f"{len(rows)} rows, seed {a.seed}, crc32 {crc:08x}; negatives {c['none']} ({c['none'] / len(rows):.1%})")
    print(", ".join(f"{k} {v}" for k, v in sorted(c.items())))
