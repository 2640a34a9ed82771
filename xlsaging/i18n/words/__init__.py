"""Every word that is not an issue or an error, by key."""

from __future__ import annotations

from xlsaging.i18n.catalogue import Wording

from .buttons import BUTTONS
from .changes import CHANGES
from .columns import COLUMNS
from .comparison import COMPARISON
from .cover import COVER
from .drawn import DRAWN
from .explain import EXPLAIN
from .functions import FUNCTIONS
from .inputs import INPUTS
from .install import INSTALL
from .ledger import LEDGER
from .macros import MACROS
from .messages import MESSAGES
from .settings import SETTINGS
from .sheets import SHEETS
from .split import SPLIT
from .trends import TRENDS
from .values import VALUES
from .workbook import WORKBOOK

__all__ = ["WORDS"]

_SOURCES = (
    BUTTONS,
    CHANGES,
    COLUMNS,
    COMPARISON,
    SHEETS,
    COVER,
    DRAWN,
    VALUES,
    SETTINGS,
    MACROS,
    MESSAGES,
    LEDGER,
    SPLIT,
    TRENDS,
    FUNCTIONS,
    EXPLAIN,
    INPUTS,
    WORKBOOK,
    INSTALL,
)

WORDS: dict[str, Wording] = {
    f"{family}.{key}": Wording(en, zh)
    for source in _SOURCES
    for family, words in source.items()
    for key, (en, zh) in words.items()
}
