"""Short notes on parties, drawn up from what is on file about them, in four orders."""

from collections import Counter
from typing import Any, Final

from convenor.samples.draw import Draw, Item, Pool, in_words, words
from convenor.samples.stances import newest

ROWS: Final = 6
STAKES: Final = 2


def party_notes(
    draw: Draw, voices: list[Item], positions: list[Item], lines: list[Item]
) -> list[Item]:
    """Return as many notes as the plan asks for, on parties that have no paper yet."""
    written = {one.get("about", {}).get("organisation") for one in draw.plan["briefs"]}
    host = draw.plan["convening"]["country"]
    left = [body for body in voices if body["id"] not in written and body.get("country") != host]
    held = list(newest(positions).values())
    most = Counter(one["organisation"] for one in held if one["stance"] is not None)
    left.sort(key=lambda body: -most[body["id"]])
    notes = Notes(draw, held, lines)
    wanted = draw.plan.get("more_briefs", 0)
    return [notes.note(body, number) for number, body in enumerate(left[:wanted])]


class Notes:
    """Writes notes; what they quote from the file is theirs alone."""

    def __init__(self, draw: Draw, held: list[Item], lines: list[Item]) -> None:
        self._draw, self._held, self._lines = draw, held, lines
        self._issues = {issue["id"]: issue for issue in words("issues")}
        phrases = words("phrases")
        self._words = phrases["stance_words"]
        self._leads = {kind: Pool(draw, leads) for kind, leads in phrases["leads"].items()}
        self._silences = Pool(draw, phrases["brief_silences"])
        self._asked: set[str] = set()
        self._handle = Pool(draw, phrases["handle"])
        self._openings = Pool(draw, phrases["openings"])

    def note(self, body: Item, number: int) -> Item:
        """Return a brief about one party."""
        held = sorted(
            (
                one
                for one in self._held
                if one["organisation"] == body["id"] and one["stance"] is not None
            ),
            key=lambda one: (-abs(one["stance"]), -one["salience"], one["issue"]),
        )
        parts = [self._file(body, held), self._lines_of(body), self._talk(body, held)]
        parts.append(self._stake(body, held))
        parts = parts[number % len(parts) :] + parts[: number % len(parts)]
        text = "\n\n".join([self._lead(body, held), *(part for part in parts if part)])
        return {
            "id": f"b-note-{body['id'][2:]}", "title": body["name"], "kind": "position",
            "about": {"organisation": body["id"]}, "markdown": f"{text}\n", "state": "approved",
            "approved_by": self._draw.plan["approver"], "approved_on": self._draw.ago(5 + number),
            "readers": {"constituencies": ["government", "intergovernmental"]},
        }  # fmt: skip

    def _title(self, key: str) -> str:
        return _lower(self._issues[key]["title"])

    def _lead(self, body: Item, held: list[Item]) -> str:
        name = body.get("short") or body["name"]
        firm, soft = self._title(held[0]["issue"]), self._title(held[-1]["issue"])
        pool = self._leads.get(body["constituency"], self._leads["other"])
        lead = pool.take() or "{name} is met here above all over {firm}; on {soft} it listens."
        lead = lead.format(name=name, firm=firm, soft=soft, firm_c=firm[0].upper() + firm[1:])
        total, date = len(self._issues), in_words(max(one["as_of"] for one in held))
        return (
            f"{lead} Of the {total} issues we know its view on {len(held)}; the newest of these is"
            f" from {date}. {self._silences.take()}"
        ).strip()

    def _file(self, body: Item, held: list[Item]) -> str:
        rows = [
            f"| {self._issues[one['issue']]['title']} | {self._words[str(one['stance'])]} |"
            f" {one['basis']}, {in_words(one['as_of'])} |"
            for one in held[:ROWS]
        ]
        table = "\n".join(["| Issue | View | On file |", "|---|---|---|", *rows])
        quotes = [one["quote"] for one in held if one.get("quote")]
        said = f"\n\n> “{quotes[0]}” ({body.get('short') or body['name']})" if quotes else ""
        return f"## On file\n\n{table}{said}"

    def _lines_of(self, body: Item) -> str:
        own = [line for line in self._lines if line["organisation"] == body["id"]]
        if not own:
            return ""
        rows = [self._line(body, line) for line in own]
        return "## Where it will not go\n\n" + "\n".join(rows)

    def _line(self, body: Item, line: Item) -> str:
        options = {f"{line['issue']}-{chr(97 + at)}": text for at, text in self._options(line)}
        rejected = " or ".join(options[key] for key in line["rejects"])
        return f"- On {self._title(line['issue'])}: not “{rejected}”. ({line['source']})"

    def _options(self, line: Item) -> Any:
        return enumerate(self._issues[line["issue"]]["options"])

    def _stake(self, body: Item, held: list[Item]) -> str:
        """Say what the two issues it cares for most come to, and what it fears or asks for."""
        return "## What is at stake\n\n" + "\n\n".join(
            self._stake_in(body, one) for one in held[:STAKES]
        )

    def _stake_in(self, body: Item, held: Item) -> str:
        issue, name = self._issues[held["issue"]], body.get("short") or body["name"]
        title = self._title(held["issue"])
        if held["stance"] < 0:
            return (
                f"On {title}, {name} is {self._words[str(held['stance'])]}. What lies behind it, as"
                f" we read it, is the fear {issue['worry']}. It would rather be asked this:"
                f" {_lower(issue['question'])}"
            )
        asks = " and ".join(_lower(text) for text in issue["asks"][:2])
        return (
            f"On {title}, {name} is {self._words[str(held['stance'])]}. It will ask for {asks}."
            f" Its measure of the text is one question: {_lower(issue['question'])}"
        )

    def _talk(self, body: Item, held: list[Item]) -> str:
        issue = self._issues[held[0]["issue"]]
        asked = self._not_yet_asked([one["issue"] for one in held[STAKES:]])
        name = body.get("short") or body["name"]
        advice = " ".join(text for text in (self._openings.take(), self._handle.take()) if text)
        begin = f"## In conversation\n\nWith {name}: {_lower(issue['opening'])} {advice}".strip()
        if asked is None:
            return begin
        return (
            f"{begin}\n\nOn {self._title(asked['id'])} the thing to bring back is small:"
            f" {_lower(asked['asks'][0])}. {asked['room']}"
        )

    def _not_yet_asked(self, keys: list[str]) -> Any:
        """Return the first issue that no other note asks about, or None."""
        for key in keys:
            if key not in self._asked:
                self._asked.add(key)
                return self._issues[key]
        return None


def _lower(text: str) -> str:
    return text[0].lower() + text[1:]
