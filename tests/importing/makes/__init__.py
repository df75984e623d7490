"""Documents that no one made for us, by how they are made, each with the card that has to come of it.

`ALL` names them; `MAKES[name]()` makes one. They are kinds of what schools have, not copies of what one school has.
"""

from collections.abc import Callable

from tests.importing.makes import odt, paper, word
from tests.importing.makes.made import Made

MAKES: dict[str, Callable[[], Made]] = {**word.MAKES, **odt.MAKES, **paper.MAKES}
ALL = tuple(MAKES)
