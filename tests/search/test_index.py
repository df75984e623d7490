"""The quick ways in which the index is made find what the plain ones do, and what is remembered changes nothing."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.search.conftest import DICTIONARY, SEARCH, SMALL, make_index, run_module

_IMPORTS = f"""
import {{ readFileSync }} from "node:fs";
import {{ makeIndex }} from "{SEARCH}/index.js";
import {{ mistakenWords }} from "{SEARCH}/mistaken.js";
import {{ countNear }} from "{SEARCH}/neighbours.js";
import {{ RANKING }} from "{SEARCH}/ranking.js";
import {{ LIKELY, stems, sureStems }} from "{SEARCH}/stem.js";
import {{ allowed, distance }} from "{SEARCH}/typos.js";
import {{ NO_WORDS }} from "{SEARCH}/dutch-words.js";
import {{ Vocabulary }} from "{SEARCH}/vocabulary.js";
import {{ readWords, WordList }} from "{SEARCH}/word-list.js";

// A table of all edits between all first letters of two words, and nothing cleverer.
function plainDistance(a, b) {{
  const table = [...` ${{a}}`].map((_, i) => [...` ${{b}}`].map((_, j) => i + j));
  for (let i = 1; i <= a.length; i += 1) for (let j = 1; j <= b.length; j += 1) {{
    const ways = [table[i - 1][j] + 1, table[i][j - 1] + 1, table[i - 1][j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1)];
    if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) ways.push(table[i - 2][j - 2] + 1);
    table[i][j] = Math.min(...ways);
  }}
  return table[a.length][b.length];
}}
"""


def test_edits_are_counted_as_in_a_whole_table():
    wrong = run_module(f"""{_IMPORTS}
        const all = [""];
        for (const word of all) if (word.length < 5) for (const letter of "abc") all.push(word + letter);
        const wrong = [];
        for (const a of all) for (const b of all) for (const most of [1, 2]) {{
          if (distance(a, b, most) !== Math.min(plainDistance(a, b), most + 1)) wrong.push([a, b, most]);
        }}
        console.log(JSON.stringify([all.length, wrong.slice(0, 9)]));
    """)
    assert wrong == [364, []]


def test_near_words_are_those_that_a_look_at_every_pair_finds():
    # Few letters, so that many words are near.
    found = run_module(f"""{_IMPORTS}
        let seed = 1;
        const dice = (most) => (seed = (seed * 48271) % 2147483647) % most;
        const word = (letters) => Array.from({{ length: 4 + dice(7) }}, () => letters[dice(letters.length)]).join("");
        const list = new WordList(readWords(Array.from({{ length: 900 }}, () => word("eeeenaø")).join("/X\\n")));
        const targets = [...new Set(Array.from({{ length: 600 }}, () => word("eeeena7")))];
        const isNear = (form, target) => {{
          if (!allowed(form.length)) return false;
          const ends = [target, target.slice(1)];
          if (ends.includes(form) || ends.includes(form.slice(1))) return true;
          if (form === target[1] + target[0] + target.slice(2)) return true;
          return form[0] === target[0] && plainDistance(form, target) <= allowed(form.length);
        }};
        const all = Array.from({{ length: list.size }}, (_, form) => form);
        const plain = all.map((form) => targets.filter((target) => isNear(list.at(form), target)).length);
        const cold = countNear(list, targets);
        const before = countNear(list, targets.slice(50, 300), countNear(list, targets.slice(100)));
        const warm = countNear(list, targets, before);
        console.log(JSON.stringify({{
          pairs: plain.reduce((sum, one) => sum + one),
          cold: all.filter((form) => cold.counts[form] !== plain[form]),
          warm: all.filter((form) => warm.counts[form] !== plain[form]),
          isSame: countNear(list, targets, warm) === warm,
        }}));
    """)
    assert found.pop("pairs") > 3000
    assert found == {"cold": [], "warm": [], "isSame": True}


@pytest.fixture(scope="module")
def dictionary(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A word list that is read at once: some words of ours, and those of the cards."""
    file = tmp_path_factory.mktemp("words") / "index.dic"
    some = DICTIONARY.read_text(encoding="utf-8").splitlines()[::50]
    near = ["straf", "strak", "hoed", "knip", "kniploog", "gemeren", "sanctie", "sancties", "vertrouwd", "Pauzer"]
    file.write_text("\n".join([*some, *near]), encoding="utf-8")
    return file


def test_words_that_would_be_mistaken_are_those_that_a_look_at_every_word_finds(dictionary: Path):
    found = run_module(f"""{_IMPORTS}
        const asked = {json.dumps(SMALL)};
        const {{ files, memory }} = makeIndex(asked, () => readFileSync({json.dumps(str(dictionary))}, "utf8"));
        const lexicon = new Vocabulary(files.start, NO_WORDS);
        const list = new WordList(memory.words);
        const isNear = (word) => [...stems(word).keys()].filter((stem) => stem.length >= RANKING.leastForm).concat(word)
          .some((form) => memory.near.counts[list.find(form)] > 0);
        const isMistaken = (word) => {{
          const mine = [...stems(word)];
          const isSame = (sure) => ([, other]) => sure * other >= RANKING.leastShared;
          const means = ([stem, sure]) => lexicon.byStem.get(stem)?.some(isSame(sure));
          const isSynonym = mine.some(([stem]) => lexicon.phrases.has(stem));
          if (mine.some(means) || (isSynonym && lexicon.synonyms([word], LIKELY).length)) return false;
          const isStart = word.length >= RANKING.leastPrefix && lexicon.words.some((one) => one.startsWith(word));
          return isNear(word) || isStart || (isSynonym && lexicon.synonyms([word]).length > 0);
        }};
        const words = Array.from({{ length: list.words }}, (_, word) => list.at(word));
        const plain = words.filter(isMistaken);
        const quick = mistakenWords(lexicon, list, memory.near.counts);
        console.log(JSON.stringify({{
          plain: [plain, [...new Set(plain.flatMap(sureStems))].sort()],
          quick: [quick.map((word) => list.at(word)), list.keysOf(quick).map((key) => list.at(key)).sort()],
        }}));
    """)
    assert len(found["plain"][0]) > 20
    assert found["quick"] == found["plain"]


def test_an_index_is_the_same_with_and_without_what_an_earlier_one_left(dictionary: Path):
    found = run_module(f"""{_IMPORTS}
        const words = () => readFileSync({json.dumps(str(dictionary))}, "utf8");
        const asked = {json.dumps(SMALL)};
        const edited = JSON.parse(JSON.stringify(asked).replace("beloningssysteem", "kniploos beleid"));
        const text = (one) => JSON.stringify(one, (_, value) => (ArrayBuffer.isView(value) ? [...value] : value));
        const first = makeIndex(asked, words);
        const before = text(first.memory);
        const [cold, warm] = [makeIndex(edited, words), makeIndex(edited, words, first.memory)];
        const again = makeIndex(edited, words, warm.memory);
        console.log(JSON.stringify({{
          isOther: text(cold.files) !== text(first.files) && text(cold.memory) !== before,
          isSame: text(warm) === text(cold) && text(again) === text(cold),
          isUntouched: text(first.memory) === before,
          isKept: again.memory === warm.memory,
        }}));
    """)
    assert found == {"isOther": True, "isSame": True, "isUntouched": True, "isKept": True}


_DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"",
    "cut off": lambda kept: kept[:-1],
    "one bit turned": lambda kept: kept[:-9] + bytes([kept[-9] ^ 1]) + kept[-8:],
    "something else": lambda _: b'{"stems": []}',
}


@pytest.mark.parametrize("damage", _DAMAGES)
def test_what_was_left_is_not_used_when_it_is_damaged(tmp_path: Path, dictionary: Path, damage: str):
    first = make_index(tmp_path / "first", dictionary)
    memory = tmp_path / "first.geheugen"
    kept = memory.read_bytes()
    memory.write_bytes(_DAMAGES[damage](kept))
    memory.rename(tmp_path / "second.geheugen")
    second = make_index(tmp_path / "second", dictionary)
    assert {file.name: file.read_bytes() for file in second.iterdir()} == {
        file.name: file.read_bytes() for file in first.iterdir()
    }
    assert (tmp_path / "second.geheugen").read_bytes() == kept
