"""Positives: what identifies a person or holds a person's words. Reserved domains; numbers that are valid only by their public check digits."""
import json, string

from rows import D, HEX, LOW, UP

GIVEN = "annika bastien carmen dmitri elodie farid greta henrique ines jorge katarzyna lars margaux niklas paloma ruben sofie thabo ulrike yasmin".split()
FAMILY = "ackerholt bruneval castelmar drozdowicz eikelboom fontanelle grasshoff haugerud jaramillo klosterman lachapelle mbekisi noordhoek ostrowska pichonet rautiainen saldanhas trevisani".split()


def someone(g):
    return g.pick(*GIVEN), g.pick(*FAMILY)


def emails(g):
    hosts = ["example.org", "post.example.net", "example.co.jp", "firma-beispiel.example", "correo.example.es", "uni.example.edu", "example.photography", "m.example.com.mx"]
    keys = ["e-mail", "emailAdresse", "correo", "courriel", "mail", "kontakt", "reply_to", "absender", "destinatario", "upn"]

    def address():
        a, b = someone(g)
        return g.pick(f"{a}.{b}", f"{b}.{a}", f"{b}{a[0]}", f"{a}_{b}", f"{a}.{b}+{g.pick('rechnung', 'tienda', 'github')}", f"{a[0]}.{b}{g.between(1, 99)}", f"{b.upper()}.{a.upper()}") + "@" + g.pick(*hosts), b
    for i in range(56):
        x, b = address()
        g.spread(i, x, "email", "email", [x, b], keys)
    texts = ["RCPT TO:<{x}> 550 5.1.1 mailbox unavailable", "Author: A. Dev <{x}>\nDate: Tue Mar 4 2025", "Signed-off-by: A. Dev <{x}>", "To: \"Team\" <team@>, {x}", "owners:\n  - {x}\n  - build", "SELECT * FROM kunde WHERE LOWER(mail) = '{x}'",
             "uid={x},ou=people,dc=example", "https://app.example.org/einladung/{x}/annehmen", "smtp; 452 4.2.2 <{x}> over quota", "imap-login: Login: user=<{x}>, method=PLAIN", "EMAIL={x}", "From {x} Sat Jan  4 01:05:34 2025",
             "BEGIN:VCARD\nEMAIL;TYPE=work:{x}\nEND:VCARD", "ATTENDEE;RSVP=TRUE:mailto:{x}", "{x},{x};", "Kontakt:{x}."]
    for t in texts * 2:
        x, b = address()
        g.add(g.pick("log.record", "exception.message", "file.excerpt", "request.line"), t.replace("{x}", x), "email", "email_context", [x, b])
    for i in range(6):
        x, b = address()
        g.add("raw.json", json.dumps({"von": x}).replace("@", "\\u0040"), "email", "email_json_escape", [b])
        g.add("request.line", "GET /abmelden?adresse=" + x.replace("+", "%2B").replace("@", "%40") + "&lang=de", "email", "email_percent", [b], ["lang=de"])
    for i in range(4):
        a, b = someone(g)
        g.add("log.record", f"{a}.{b} [at] example [dot] org hat geantwortet", "email", "email_spelled", [b])
        g.add("log.record", f"return path bounces+{g.nz(6)}-{a}.{b}=example.net@mta.example.org", "email", "email_verp", [b])


def phones(g):
    d, nz = g.d, g.nz
    e164 = ["31 6 {2} {3} {3}", "32 47{1} {2} {2} {2}", "41 79 {3} {2} {2}", "43 664 {7}", "46 70-{3} {2} {2}", "47 9{2} {2} {3}", "45 {2} {2} {2} {2}", "358 40 {3} {4}", "48 60{1} {3} {3}", "420 77{1} {3} {3}", "36 30 {3} {4}", "40 72{1} {3} {3}",
            "30 69{1} {3} {4}", "90 532 {3} {2} {2}", "380 67 {3} {2} {2}", "82 10-{4}-{4}", "66 8{1} {3} {4}", "84 9{1} {3} {2} {2}", "62 812-{4}-{4}", "60 12-{3} {4}", "63 917 {3} {4}", "64 21 {3} {4}", "56 9 {4} {4}", "57 310 {3} {4}", "51 9{2} {3} {3}",
            "20 100 {3} {4}", "254 7{2} {6}", "212 6{2}-{6}", "971 50 {3} {4}", "966 55 {3} {4}", "92 300 {7}", "880 17{2}-{6}", "353 87 {3} {4}", "852 9{3} {4}", "886 912 {3} {3}"]
    keys = ["handynummer", "rufnummer", "telefono", "téléphone", "numero_portable", "telefoon", "telefonnummer", "mobil", "movil", "numer_telefonu", "fax", "caller_id", "sms_to"]

    def fill(t):
        for n in "1234567":
            while "{" + n + "}" in t:
                t = t.replace("{" + n + "}", d(int(n)), 1)
        return t

    def bad(x):
        at = [i for i, c in enumerate(x) if c.isdigit()]
        return [x, x[at[-6]:]]
    for i, t in enumerate(e164 * 2):
        x = "+" + fill(t)
        if i >= len(e164):
            x = "+" + "".join(c for c in x if c.isdigit()) if i % 2 else x.replace(" ", g.pick("-", "."))
        g.spread(i + i // 8, x, "phone", "phone", bad(x), keys)
    national = ["0171/{7}", "06 {2} {2} {2} {2}", "612 {3} {3}", "070-{3} {2} {2}", "079 {3} {2} {2}", "0664 {7}", "91{1} {3} {3}", "0{1}6-{4}{4}", "010-{4}-{4}", "8 (9{2}) {3}-{2}-{2}"]
    for i in range(30):
        x = fill(national[i % len(national)])
        t = ["Handy: {x}", "Tél. {x}", "móvil {x}", "Telefon {x} ist ungültig", "Rückruf unter Tel.: {x}", "Rufnummer {x} gesperrt", "telemóvel: {x}", "telefoon {x}", "SMS an {x} zugestellt", "appel au téléphone {x}"][(i * 3) % 10]
        if i % 3 == 0:
            g.add(g.pick(*keys), x, "phone", "phone_national_key", bad(x))
        else:
            g.add(g.pick("log.record", "exception.message"), t.replace("{x}", x), "phone", "phone_national_word", bad(x))
    for t in ["tel:+46-8-{3}-{4}", "sip:+4570{6}@pbx.example.org", "TEL;TYPE=CELL:+4179{7}", "callto:+3247{7}", "From=%2B4366{7}&Body=ok", "sms:+36301{6}?body=oi", "00 41 79 {3} {2} {2}", "Fax 011 45 {2} {2} {2} {2}"] * 2:
        x = fill(t)
        at = [i for i, c in enumerate(x) if c.isdigit()]
        last = next((a for a, b in zip(reversed(at), list(reversed(at))[1:] + [-9]) if a - b < 9), at[-1])
        g.add(g.pick("log.record", "request.line"), x, "phone", "phone_uri", [x[at[-6]:last + 1]])


def cards(g):
    networks = [("unionpay", "6221", 16), ("mir", "2202", 16), ("maestro", "6759", 16), ("rupay", "6521", 16), ("hipercard", "606282", 16), ("dankort", "5019", 16), ("maestro18", "5018", 18), ("unionpay19", "6250", 19), ("verve", "5061", 19), ("diners38", "38", 14), ("amex34", "34", 15), ("jcb3589", "3589", 16)]
    texts = ["Kartenzahlung {x} abgelehnt", "tarjeta {x} rechazada", "carte bancaire {x} expirée", "cartão {x} recusado", "Kreditkarte: {x}", "pan={x}&amount=100", ";{x}=2812101123400001?", "%B{x}^DOE/J^2812101?", "INSERT INTO zahlung (karte) VALUES ('{x}')", "card:\n  number: \"{x}\"\n  exp: 12/28"]
    for i in range(48):
        name, prefix, n = networks[i % len(networks)]
        digits = g.luhn(prefix, n)
        sep = ["", " ", "-"][i // len(networks) % 3]
        x = sep.join(digits[k:k + 4] for k in range(0, n, 4))
        at = [k for k, c in enumerate(x) if c.isdigit()]
        bad = [x, x[at[4]:at[11] + 1], x[at[0]:at[7] + 1]]
        if i % 2:
            g.add(g.pick("log.record", "exception.message", "db.query.text"), texts[i // 2 % len(texts)].replace("{x}", x), "card", f"card_{name}/text", bad)
        else:
            g.spread(i // 2, x, "card", f"card_{name}", bad, ["kartennummer", "numero_tarjeta", "numero_carte", "cartao", "primaryAccountNumber"])


def ibans(g):
    U = string.ascii_uppercase
    made = {"NO": "d11", "SE": "d20", "DK": "d14", "FI": "d14", "IE": "a4d14", "LU": "d3c13", "CZ": "d20", "SK": "d20", "HU": "d24", "RO": "a4c16", "GR": "d7c16", "TR": "d6c16", "AE": "d19", "SA": "d2c18", "IL": "d19", "HR": "d17", "EE": "d16",
            "LV": "a4c13", "LT": "d16", "MT": "a4d5c18", "CY": "d8c16", "LI": "d5c12", "MC": "d10c11d2", "SI": "d15", "BG": "a4d6c8", "KZ": "d3c13", "PK": "a4c16", "UA": "d6c19"}
    for i, (country, shape) in enumerate(list(made.items()) + list(made.items())[:12]):
        bban, k = "", 0
        while k < len(shape):
            e = k + 1
            while e < len(shape) and shape[e].isdigit():
                e += 1
            bban += g.s({"d": D, "a": U, "c": UP}[shape[k]], int(shape[k + 1:e]))
            k = e
        x = f"{country}{98 - int(''.join(str(int(c, 36)) for c in bban + country + '00')) % 97:02d}{bban}"
        if i % 3 == 1:
            x = " ".join(x[k:k + 4] for k in range(0, len(x), 4))
        g.spread(i, x, "iban", "iban_" + country, [x, x[-8:]], ["iban", "bankverbindung", "cuenta", "compte", "konto"])


def addresses(g):
    v4 = lambda: f"{g.pick(46, 62, 79, 93, 109, 133, 185, 200, 212)}.{g.between(1, 255)}.{g.between(1, 255)}.{g.between(2, 254)}"
    v6 = lambda: g.pick(f"2a02:{g.s('123456789abcdef', 3)}:{g.s('123456789abcdef', 4)}::{g.s('123456789abcdef', 2)}", "2400:" + ":".join(g.s("123456789abcdef", 4) for _ in range(7)), f"2a0c:{g.s('123456789ABCDEF', 4)}:1::{g.s('123456789ABCDEF', 3)}")
    texts = ["{x} - - [04/Mar/2025:09:12:44 +0000] \"GET / HTTP/1.1\" 200 612", "sshd[812]: Failed password for root from {x} port 50122 ssh2", "CF-Connecting-IP: {x}", "True-Client-IP: {x}", "Verbindung von {x} getrennt", "REMOTE_ADDR={x}",
             "INSERT INTO zugriff (adresse) VALUES ('{x}')", "client:\n  addr: {x}\n  zone: b", "conexión desde {x} rechazada", "ufw: SRC={x} PROTO=TCP", "type=USER_LOGIN addr={x} res=failed", "X-Real-IP: {x}"]
    for i in range(52):
        x = v4() if i % 5 < 3 else v6()
        if i % 2:
            g.add(g.pick("log.record", "headers"), texts[i // 2 % len(texts)].replace("{x}", x), "ip", "ip/text", [x])
        else:
            g.spread(i // 2, x, "ip", "ip", [x], ["cliente_ip", "ip_adresse", "source.ip", "peer", "adresse_ip", "REMOTE_ADDR"])
    for _ in range(4):
        x, y = v4(), v6()
        g.add("headers", f"Forwarded: for=\"[{y}]:4711\";proto=https, for={x}", "ip", "ip_forwarded", [x, y])
        g.add("ziel.url", f"http://{x}:8080/rapport", "ip", "ip_url", [x], ["rapport"])


def paths(g):
    forms = ["/export/home/{u}/src/a.c", "/nfs/home/{u}/job.sh", "/mnt/home/{u}/data.csv", "/System/Volumes/Data/Users/{u}/x.txt", "/Volumes/Macintosh HD/Users/{u}/Desktop/n.md", "/cygdrive/c/Users/{u}/a.txt", "/c/Users/{u}/repo/.git/config",
             "\\\\wsl$\\Ubuntu\\home\\{u}\\a.py", "file://wsl.localhost/Ubuntu/home/{u}/a.py", "\\\\nas01\\home\\{u}\\x.doc", "\\\\dc1\\profiles$\\{u}\\Desktop", "C:\\Dokumente und Einstellungen\\{u}\\Eigene Dateien\\b.doc", "E:\\Users\\{u}\\OneDrive\\c.xlsx",
             "USERPROFILE=C:\\Users\\{u}", "vscode-remote://ssh-remote+box/home/{u}/app", "%2FUsers%2F{u}%2Fcode%2Fa.rs", "file:///Users/{u}/Downloads/r.pdf", "/run/media/{u}/STICK/f.bin", "/usr/home/{u}/.profile", "PWD=/home/{u}/tmp",
             "thread 'main' panicked at /home/{u}/app/src/main.rs:42:5", "    from /Users/{u}/app/lib/run.rb:17:in `start'", "#0 /home/{u}/www/index.php(12): run()", "goroutine 7 [running]:\n\t/Users/{u}/go/src/a/main.go:88 +0x1a", "System.IO.FileNotFoundException: C:\\Users\\{u}\\b.json"]
    for i in range(50):
        a, b = someone(g)
        u = [f"{a}.{b}", f"{a[0]}{b}", b, f"{b}_{a[0]}"][i % 4]
        x = forms[i % len(forms)].replace("{u}", u)
        if i % 6 == 5:
            g.add("rahmen", [{"datei": x, "zeile": 7}], "userpath", "path/nested", [u, b])
        else:
            g.add(g.pick("datei", "ruta", "chemin", "stderr", "wert"), x, "userpath", "path", [u, b])


def people(g):
    def ident():
        a, b = someone(g)
        return g.pick(g.nz(7), g.uuid4(), f"{a}{b}", f"{b}.{a[0]}", f"okta|{g.s(HEX, 20)}", f"cus_{g.mixed(14)}", f"K-{g.nz(6)}", f"S-1-5-21-{g.nz(10)}-{g.nz(10)}-{g.nz(9)}-{g.nz(4)}")
    for i, k in enumerate(["benutzer_id", "benutzername", "BenutzerID", "utilisateur_id", "id_utilisateur", "identifiant", "id_usuario", "usuario", "idUsuario", "id_cliente", "cliente_id", "kundennummer", "kunden_id", "numero_client", "gebruiker_id", "gebruikersnaam", "utente_id",
                           "nome_utente", "patientId", "patient_nr", "preferred_username", "screen_name", "github_login", "actor.login", "steam_id", "user_sid", "samAccountName", "subject_id", "student_number", "mitarbeiter_nr", "nome_usuario", "user_guid", "person_id", "created_by_user"] * 2):
        v = ident()
        if i % 5 == 4:
            g.add("kontext", {"mandant": "rot", "wer": [{k: v}]}, "userid", "userid/nested", [v], ["rot"])
        else:
            g.add(k, v, "userid", "userid", [v])
    for t in ["benutzer_id={v} nicht gefunden", "GET /api/pedidos?id_usuario={v}&pagina=2", "usuario: {v} bloqueado", "kundennummer={v};", "{\"utilisateur_id\":\"{v}\",\"n\":1}", "preferred_username={v}"] * 2:
        v = g.nz(8)
        g.add("log.record", t.replace("{v}", v), "userid", "userid/text", [v])
    for i, k in enumerate(["sitzungs_id", "sitzung.id", "id_sesion", "id_session_php", "id_sessao", "sessie_id", "laravel_session", "ci_session", "sails.sid", "_rails_session", "__Host-session", ".AspNetCore.Session", "koa.sess", "SESSIONTOKEN", "mcp-session-id", "rtc_session_id", "shop.session.key"] * 2):
        v = g.pick(g.mixed(26), g.s(HEX, 40), g.uuid4(), g.nz(12))
        g.add(*((k, v) if i % 4 else ("kontext", {"umgebung": "prod", "x": {k: v}})), "session", "session", [v])
    for t in ["Cookie: laravel_session={v}; theme=dark", "Cookie: CFID=12; CFTOKEN={v}", "sitzungs_id={v} abgelaufen", "/shop;jsessionid={v}?seite=2", "Set-Cookie: ci_session={v}; path=/; HttpOnly", "Mcp-Session-Id: {v}"] * 2:
        v = g.mixed(26)
        g.add("headers", t.replace("{v}", v), "session", "session/text", [v])


def national_ids(g):
    a, d = string.ascii_uppercase, g.d

    def nir():
        n = g.pick("1", "2") + f"{g.between(40, 99)}{g.between(1, 13):02d}{g.between(1, 95):02d}" + d(6)
        return f"{n}{97 - int(n) % 97:02d}"

    def dni():
        n = g.nz(8)
        return n + "TRWAGMYFPDXBNJZSQVHLCKE"[int(n) % 23]

    def weighted(weights):
        n = g.nz(len(weights))
        return n, sum(int(c) * w for c, w in zip(n, weights))

    def pesel():
        n = f"{g.between(50, 99)}{g.between(1, 13):02d}{g.between(10, 29)}" + d(4)
        return n + str(-sum(int(c) * w for c, w in zip(n, (1, 3, 7, 9) * 3)) % 10)

    def bsn():
        while True:
            n, total = weighted((9, 8, 7, 6, 5, 4, 3, 2))
            if total % 11 < 10:
                return n + str(total % 11)

    def personnummer():
        n = f"{g.between(50, 99)}{g.between(1, 13):02d}{g.between(10, 29)}"
        return n + "-" + g.luhn(n, 10)[6:]

    def china():
        n = f"{g.between(11, 65)}{d(4)}{g.between(1950, 2005)}{g.between(1, 13):02d}{g.between(10, 29)}" + d(3)
        return n + "10X98765432"[sum(int(c) * w for c, w in zip(n, (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2))) % 11]
    kinds = [("nir_fr", ["nir", "numero_secu", "securite_sociale"], "sécurité sociale n° {x}", nir), ("dni_es", ["dni", "nif"], "DNI {x} no válido", dni), ("pesel_pl", ["pesel"], "PESEL: {x}", pesel), ("bsn_nl", ["bsn", "burgerservicenummer"], "BSN {x} onbekend", bsn),
             ("pnr_se", ["personnummer"], "personnummer {x} saknas", personnummer), ("resident_cn", ["id_card_no", "身份证"], "身份证号 {x}", china), ("nino_gb", ["national_insurance_number", "nino"], "National Insurance number {x}", lambda: g.s("ABCEGHJKLMNPRSTWXYZ", 1) + g.s("ABCEGHJKLMPRSTWXYZ", 1) + d(6) + g.pick(*"ABCD")),
             ("sin_ca", ["social_insurance_number", "sin_number"], "Social Insurance Number {x}", lambda: g.luhn("4", 9)), ("codice_it", ["codice_fiscale", "codiceFiscale"], "codice fiscale {x}", lambda: f"{g.s(a, 6)}{d(2)}{g.pick(*'ABCDEHLMPRST')}{g.between(10, 29)}{g.s(a, 1)}{d(3)}{g.s(a, 1)}"), ("sv_de", ["sozialversicherungsnummer", "sv_nummer"], "Sozialversicherungsnummer {x}", lambda: f"{g.between(10, 90)}{g.between(10, 29)}{g.between(1, 13):02d}{g.between(50, 99)}{g.s(a, 1)}{d(3)}")]
    for i in range(40):
        name, keys, text, make = kinds[i % len(kinds)]
        x = make()
        if i % 2 == (i // len(kinds)) % 2:
            g.add(g.pick(*keys), x, "ssn", name, [x, x[-6:]])
        else:
            g.add(g.pick("log.record", "exception.message"), text.replace("{x}", x), "ssn", name + "/text", [x, x[-6:]])


def contents(g):
    words = ["Bitte sag es noch niemandem, wir ziehen im Mai nach Lissabon", "Le médecin a rappelé, les résultats arrivent jeudi", "No le cuentes a Paloma lo de la fiesta sorpresa", "Acho que vou aceitar a proposta do outro banco", "Ik heb de sleutel onder de bloempot gelegd",
             "Mia sorella ha perso il treno e piange ancora", "Könntest du mir bis Freitag 200 leihen?", "Je déteste ce nouveau chef, vraiment", "Please do not tell Henrik that I resigned", "Min bror flyttar hem efter skilsmässan"]
    keys = ["nachricht", "nachrichtentext", "mensaje", "mensagem", "commentaire", "comentario", "bericht_text", "sms_body", "mail_text", "email_subject", "betreff", "feedback_text", "review_text", "user_prompt", "llm.prompts.0.content", "assistant_response", "chat_message", "note_text",
            "messageBody", "tweet_text", "ticket_description", "gen_ai.output.messages", "traceloop.entity.input", "conversation_text", "user_message", "free_text", "biography_text", "whatsapp_message"]
    for i in range(56):
        k, v = keys[i % len(keys)], g.pick(*words) + g.pick(".", "!", ", glaub mir.", " ;-)")
        bad = [v, v[:16], v[-14:]]
        if i % 4 == 3:
            g.add("ereignis", {"art": "chat", "daten": [{k: v}]}, "content", "content/nested", bad, ["chat"])
        else:
            g.add(k, v, "content", "content", bad)


PARTS = (emails, phones, cards, ibans, addresses, paths, people, national_ids, contents)
