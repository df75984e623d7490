"""The quick way to read YAML gives what the one that explains gives, or leaves the text to it."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from macros.reading.yaml_quick import quick_node
from macros.reading.yaml_source import _Loader
from tests.conftest import ROOT

FILES = sorted([*(ROOT / "data").rglob("*.yml"), *(ROOT / "tests").rglob("data/**/*.yml")])


def shape(node: yaml.Node) -> object:
    """What of a node is used: its kind, its value, its line and how it was quoted."""
    if isinstance(node, yaml.ScalarNode):
        return node.tag, node.value, node.start_mark.line, node.style is None
    if isinstance(node, yaml.SequenceNode):
        return "list", node.start_mark.line, [shape(child) for child in node.value]
    return "mapping", node.start_mark.line, [(shape(key), shape(child)) for key, child in node.value]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_card_reads_the_same_in_both_ways(file: Path):
    text = file.read_text(encoding="utf-8")
    node = quick_node(text, 20)
    assert node is not None
    assert shape(node) == shape(_Loader(text).get_single_node())


@pytest.mark.parametrize(
    "text",
    ["a: &x 1\nb: *x", "a: !!str 1", "%YAML 1.1\n---\na: 1", "a: 1\n---\nb: 2", "a: [1", "a: 'b", "", "a:\n\tb: 1"],
)
def test_what_a_card_may_not_hold_is_left_to_the_way_that_explains(text: str):
    assert quick_node(text, 20) is None


def test_what_is_too_deep_is_left_to_the_way_that_explains():
    assert quick_node("[" * 19 + "]" * 19, 20) is not None
    assert quick_node("[" * 21 + "]" * 21, 20) is None


@given(st.text(alphabet="ab:-[]{},'\"#>| \n&*!%?\\é", max_size=40))
def test_any_text_reads_the_same_in_both_ways_or_is_left(text: str):
    node = quick_node(text, 20)
    if node is None:
        return
    try:
        slow = _Loader(text).get_single_node()
    except yaml.MarkedYAMLError:
        return  # libyaml takes a few things that PyYAML does not
    assert shape(node) == shape(slow)
