"""Rows of a labelled corpus, and the seeded randomness, check digits and surroundings that its parts share."""
import json, random, string, uuid

ALNUM = string.ascii_letters + string.digits
UP = string.ascii_uppercase + string.digits
LOW = string.ascii_lowercase + string.digits
HEX = "0123456789abcdef"
B64U = ALNUM + "-_"
D = string.digits


class Rows:
    def __init__(self, seed):
        self.r = random.Random(seed)
        self.rows = []
        self._next_text = 0

    # ---------------------------------------------------------------- randomness
    def s(self, alphabet, n):
        return "".join(self.r.choice(alphabet) for _ in range(n))

    def d(self, n):
        return self.s(D, n)

    def nz(self, n):
        """n digits, the first not 0"""
        return self.r.choice("123456789") + self.d(n - 1)

    def pick(self, *xs):
        return self.r.choice(xs)

    def between(self, a, b):
        return self.r.randrange(a, b)

    def mixed(self, n, alphabet=ALNUM):
        """n characters that surely hold an upper-case and a lower-case letter and a digit, and end in no punctuation"""
        t = list(self.s(alphabet, n))
        a, b, c = self.r.sample(range(n), 3)
        t[a], t[b], t[c] = self.r.choice(string.ascii_uppercase), self.r.choice(string.ascii_lowercase), self.r.choice(D)
        for k in (0, -1):
            if not t[k].isalnum():
                t[k] = "q"
        return "".join(t)

    def uuid4(self):
        return str(uuid.UUID(int=self.r.getrandbits(128), version=4))

    # ---------------------------------------------------------------- check digits
    @staticmethod
    def luhn_ok(d):
        doubled = [int(c) * (2 if i % 2 else 1) for i, c in enumerate(reversed(d))]
        return sum(n - 9 if n > 9 else n for n in doubled) % 10 == 0

    def luhn(self, prefix, n):
        body = prefix + self.d(n - 1 - len(prefix))
        return next(body + c for c in D if self.luhn_ok(body + c))

    def not_luhn(self, n, prefix=""):
        while True:
            x = prefix + (self.d(n - len(prefix)) if prefix else self.nz(n))
            if not self.luhn_ok(x):
                return x

    # ---------------------------------------------------------------- rows
    def add(self, key, value, label, kind, bad=(), keep=()):
        self.rows.append({"id": f"h{len(self.rows):05d}", "key": key, "value": value, "label": label, "kind": kind,
                          "must_not_appear": list(dict.fromkeys(b for b in bad if b)), "must_survive": list(keep)})

    def harmless(self, key, value, kind, keep=None):
        self.add(key, value, "none", kind, (), [value] if keep is None else keep)

    # ---------------------------------------------------------------- surroundings: {x} as it is, {j} as a JSON string
    TEXTS = [
        ("exception.message", "Der Vorgang für {x} wurde abgebrochen (Code 17).", ["Code 17"]),
        ("log.record", "2025-03-04T09:12:44Z WARN  [pool-3-thread-2] skipped entry {x}: stale", ["pool-3-thread-2"]),
        ("config.yaml", "service:\n  retries: 4\n  target: {x}\n  region: north", ["retries: 4"]),
        ("env.dump", "LANG=pt_PT.UTF-8\nTARGET={x}\nSHLVL=2", ["SHLVL=2"]),
        ("db.query.text", "INSERT INTO audit_trail (entry, kind) VALUES ('{x}', 'manual')", ["audit_trail"]),
        ("exception.stacktrace", "java.lang.IllegalStateException: unexpected {x}\n\tat org.acme.billing.Runner.step(Runner.java:210)", ["org.acme.billing.Runner.step"]),
        ("event.payload", "{\"type\":\"entry\",\"data\":{\"ref\":{j},\"seq\":[1,2]}}", ["\"type\":\"entry\""]),
        ("fout", "Verwerking van {x} mislukt na 2 pogingen", ["na 2 pogingen"]),
        ("mensaje_error", "No se pudo procesar {x}; se reintentará más tarde", ["se reintentará"]),
        ("exception.message", "Échec du traitement de « {x} » : délai dépassé", ["délai dépassé"]),
        ("stderr", "panic: bad entry {x}\n\ngoroutine 1 [running]:\nmain.main()\n\t/src/cmd/main.go:42 +0x1d", ["goroutine 1"]),
        ("html", "<td class=\"cell\">{x}</td>", ["cell"]),
        ("toml", "[target]\nentry = \"{x}\"\ntimeout = 30", ["timeout = 30"]),
        ("erro", "Falha ao enviar para {x}, tentativa 3 de 5", ["tentativa 3"]),
        ("command.args", "sync --dest {x} --dry-run", ["--dry-run"]),
        ("markdown", "- [ ] check **{x}** before the release", ["before the release"]),
    ]

    def in_text(self, x, label, kind, bad):
        key, text, keep = self.TEXTS[self._next_text % len(self.TEXTS)]
        self._next_text += 1
        self.add(key, text.replace("{x}", x).replace("{j}", json.dumps(x, ensure_ascii=False)), label, kind + "/text", bad, keep)

    def spread(self, i, x, label, kind, bad, keys, telling=True):
        """x in one of five places, by i: under a telling key, under a key that tells nothing (only where x tells by itself), nested, in a list, or in text"""
        place = i % 8
        if place == 0 or not telling:
            self.add(self.r.choice(keys), x, label, kind, bad)
        elif place == 1:
            self.add("dados", {"lote": 4, "itens": [{"n": 1, self.r.choice(keys): x}]}, label, kind + "/nested", bad)
        elif place == 2:
            self.add("params", [7, x, "ende"], label, kind + "/list", bad, ["ende"])
        elif place == 3:
            self.add(self.pick("wert", "dato", "extra.2", "arg", "valeur"), x, label, kind + "/bare", bad)
        elif place == 4:
            self.add("raw.json", json.dumps({"meta": {"v": 2}, "list": [{self.r.choice(keys): x}]}, ensure_ascii=False), label, kind + "/json", bad, ["meta"])
        else:
            self.in_text(x, label, kind, bad)
