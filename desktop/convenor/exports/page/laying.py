"""From blocks to pages: the one pass of the layout."""

from collections.abc import Sequence
from io import BytesIO

from reportlab.platypus.doctemplate import BaseDocTemplate, PageTemplate
from reportlab.platypus.flowables import Flowable
from reportlab.platypus.frames import Frame

from convenor.exports.page.canvas import Leaf, LeafCanvas
from convenor.exports.page.setting import MEASURE
from convenor.exports.page.sheet import Sheet


def laid_out(story: Sequence[Flowable], sheet: Sheet) -> tuple[Leaf, ...]:
    """Return blocks on pages. Neither clock nor chance has a part in it."""
    frame = Frame(sheet.left, sheet.bottom, MEASURE, sheet.text_height, 0, 0, 0, 0)
    kept: list[LeafCanvas] = []

    def canvas(*args: object, **options: object) -> LeafCanvas:
        kept.append(LeafCanvas(*args, **options))
        return kept[-1]

    document = BaseDocTemplate(BytesIO(), pagesize=(sheet.width, sheet.height), invariant=1)
    document.addPageTemplates(PageTemplate("page", [frame]))
    document.build(list(story), canvasmaker=canvas)
    return tuple(kept[-1].leaves)
