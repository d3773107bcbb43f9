"""What befalls a text on its way out of a PDF or a word processor does not change its record."""

import random
from pathlib import Path
from typing import Any

import pytest

from noise import NOISES
from protokoll_parser.decoding.decode import decode
from protokoll_parser.pipeline import parse

SAMPLES = sorted((Path(__file__).parent.parent / "samples").rglob("*.txt"))


def without_places(value: Any) -> Any:
    """Leave out what noise may change: places, the source itself, and what is said about reading it."""
    if isinstance(value, dict):
        return {
            key: without_places(inner)
            for key, inner in value.items()
            if key not in ("span", "spans", "source", "diagnostics")
        }
    return [without_places(inner) for inner in value] if isinstance(value, list) else value


@pytest.mark.parametrize("noise", NOISES, ids=lambda noise: noise.__name__)
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_noise_does_not_change_the_record(sample: Path, noise: Any) -> None:
    """The record of a text with the noise is the record of the text without it, places aside."""
    text = decode(sample.read_bytes(), sample.name)[0].text.replace("\r\n", "\n")
    expected = without_places(parse(text).model_dump())
    for seed in range(2):
        noisy = noise(text, random.Random(f"{sample.stem} {seed}"))
        assert without_places(parse(noisy).model_dump()) == expected
