"""A small convening whose packs are exported again and again, and readers of what comes out."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
from pypdf import PdfReader

from convenor.exports.packs import PackPlan, PackReport, plan_packs, preview_pack, write_packs
from convenor_db.domain.records import (
    Brief,
    BriefKey,
    BriefKind,
    BriefState,
    Constituency,
    Copy,
    Organisation,
    OrganisationKey,
    key_of,
    kind_of,
)
from convenor_db.domain.records import Record as AnyRecord
from convenor_db.domain.snapshot import Snapshot
from support.calendars import RECORDS, START, Office


@dataclass
class Secretariat:
    """A convening over time: records change, packs are exported, copies are remembered."""

    folder: Path
    records: tuple[AnyRecord, ...] = RECORDS
    commits: list[tuple[Copy, ...]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.office = Office(self.folder, Snapshot.of(self.records))
        self.now = START

    @property
    def snapshot(self) -> Snapshot:
        """The convening as it is."""
        return self.office.snapshot

    def put(self, *records: AnyRecord) -> None:
        """Change or add records."""
        self.office.put(*records)

    def plan(self, only: str | None = None) -> PackPlan:
        """Return what an export would write now."""
        return plan_packs(self.snapshot, sessions=self.snapshot.sessions, only=only)

    def export(self, plan: PackPlan | None = None, **options: Any) -> PackReport:
        """Export into the folder, take the copies into the register, let an hour go by."""
        plan = plan or self.plan()
        options = {"commit": self.record, "now": self.now, **options}
        report = write_packs(self.snapshot, plan, self.folder, **options)
        self.now += timedelta(hours=1)
        return report

    def record(self, copies: tuple[Copy, ...]) -> None:
        """Take copies into the register."""
        self.commits.append(copies)
        self.put(*copies)

    def preview(self, seat: str) -> bytes:
        """Return a seat's preview."""
        return preview_pack(self.snapshot, seat, sessions=self.snapshot.sessions)

    def file_of(self, seat: str) -> Path:
        """Export a seat's pack and return its path."""
        report = self.export()
        paths = {file.recipient.invitation: Path(file.path) for file in report.files}
        return paths[seat]


def organisation(key: str, name: str, **changes: Any) -> Organisation:
    """Return a government, or what *changes* makes of it."""
    fields: dict[str, Any] = {"constituency": Constituency.GOVERNMENT, **changes}
    return Organisation(key=OrganisationKey(key), name=name, **fields)


def brief(key: str, title: str, markdown: str = "Some text.", **changes: Any) -> Brief:
    """Return an approved background brief for everybody."""
    fields: dict[str, Any] = {"kind": BriefKind.BACKGROUND, "state": BriefState.APPROVED, **changes}
    return Brief(key=BriefKey(key), title=title, markdown=markdown, **fields)


def without(records: tuple[AnyRecord, ...], kind: str, key: str) -> tuple[AnyRecord, ...]:
    """Return records without one."""
    return tuple(r for r in records if (kind_of(r).name, key_of(r)) != (kind, key))


def pages_of(file: Path | bytes) -> list[str]:
    """Return the text of every page as a viewer hands it out."""
    document = pypdfium2.PdfDocument(file)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


def text_of(file: Path | bytes) -> str:
    """Return the text of a file, its lines joined."""
    return " ".join(" ".join(pages_of(file)).split())


def everything_in(file: Path) -> str:
    """Return all that two programs find in a file: text, what it says of itself, every string."""
    reader = PdfReader(file)
    found = [text_of(file), str(reader.metadata), *(page.extract_text() for page in reader.pages)]
    found += _strings(file)
    return "\n".join([*found, file.name])


def _strings(file: Path) -> Iterator[str]:
    with pikepdf.open(file) as pdf:
        for one in pdf.objects:
            if isinstance(one, pikepdf.Stream):
                yield one.read_bytes().decode("latin-1")
            yield one.unparse().decode("latin-1")
            if isinstance(one, pikepdf.Dictionary) and "/Title" in one:
                yield str(one.Title)


def faults_of(file: Path | bytes) -> list[str]:
    """Return what a checker of syntax finds wrong, and fonts that are not embedded."""
    source = BytesIO(file) if isinstance(file, bytes) else file
    with pikepdf.open(source) as pdf:
        found = list(pdf.check_pdf_syntax())
        for one in pdf.objects:
            if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/Font":
                found += _font_faults(one)
    return found


def _font_faults(font: Any) -> list[str]:
    name = str(font.BaseFont)
    if font.Subtype == "/Type0":
        return [] if "/ToUnicode" in font else [f"{name}: no text"]
    return [] if "/FontFile2" in font.FontDescriptor else [f"{name}: not embedded"]
