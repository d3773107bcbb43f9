"""Turns an archive into data: what is to be done is planned, done by workers, written down and remembered.

    with planned(Order(("arkiv",), "data")) as run:
        for outcome in run.outcomes():
            print(outcome.path, outcome.failure or "read")

Nothing here prints. A text that fails is an outcome like the rest; what stops a run is a ProtokollError. However a run
ends, the next one goes on where it stopped and leaves what one undisturbed run would have left.
"""

import os
import shutil
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field, replace
from hashlib import sha256
from itertools import chain, islice
from pathlib import Path

import click

from protokoll_parser import __version__
from protokoll_parser.archive.convert import Job, Outcome, read_steadily
from protokoll_parser.archive.destinations import Destination, Put, To, destination, workshop, write_failures, writing
from protokoll_parser.archive.engines import Chunk, Engine, cluster, inline, processes, spread
from protokoll_parser.archive.ledger import Ledger, open_ledger
from protokoll_parser.archive.refusals import refuse_losses
from protokoll_parser.archive.walk import Selection, find_texts
from protokoll_parser.errors import OrderError
from protokoll_parser.files import InputError

AT_A_TIME = 50
"""Texts a task: enough that sending them costs little beside parsing them."""
TOGETHER = 10
"""Texts a commit: remembering them costs little, and an interruption loses no more than these."""
BYTES_AT_A_TIME = 2_000_000
"""Bytes a task: more than fifty usual texts, so that only archives of huge ones notice."""
ALONE = 60
"""Texts below which starting workers takes longer than they save."""


@dataclass(frozen=True, slots=True)
class Order:
    """What a user asks for."""

    sources: tuple[str, ...]
    out: str
    to: To | None = None
    """None: told by the ending of `out`, else json."""
    selection: Selection = field(default_factory=Selection)
    layouts: tuple[str, ...] = ()
    force: bool = False
    """Read unchanged texts anew, and write over files that no run has written."""
    report: str | None = None
    """A file that whoever gives the order will write at the end; refused where it is one of the texts."""
    jobs: int | None = None
    """Workers; None: as many as this machine has cores, one where there is little to do."""
    scheduler: str | None = None
    """Address of a Dask scheduler; None: this machine."""


@dataclass(frozen=True, slots=True)
class Run:
    """A planned run."""

    place: Destination
    total: int
    todo: int
    gone: int
    """Texts of earlier runs that are not among the sources any more."""
    _ledger: Ledger
    _job: Job
    _engine: Engine
    _chunk: int

    def outcomes(self) -> Iterator[Outcome]:
        """Do what is to be done; yield what became of each text, in the order of the archive.

        Raises OutputError where something cannot be written, MissingError where the workers are lost.
        """
        with self._writing() as put, closing(self._every()) as every:
            while group := list(islice(every, TOGETHER)):
                put(group)
                fresh = [(entry, len(entry.payload) if entry.payload else None) for entry in group if entry.fresh]
                self._ledger.record(fresh, keep=not self.place.is_tree)
                yield from group
        write_failures(self.place, (entry for entry in self._ledger.results() if entry.failure))
        self._ledger.finish(self.place.to, self._ledger.digest())

    @contextmanager
    def _writing(self) -> Iterator[Put]:
        """Open the destination, unless what stands there is what this run would write."""
        is_made = self._ledger.finished(self.place.to) == self._ledger.digest()
        if not self.todo and is_made and self.place.is_there():
            yield lambda _: None
            return
        self._ledger.finish(self.place.to, None)
        with writing(self.place, self._ledger) as put:
            yield put

    def _every(self) -> Generator[Outcome, None, None]:
        """Yield all outcomes in order: those that hold from the ledger, the others as they are made."""
        with closing(self._made()) as made:
            for text, same in self._ledger.planned():
                yield self._ledger.result(text.path) if same else next(made)

    def _made(self) -> Generator[Outcome, None, None]:
        for outcomes in self._engine(self._chunks(), self._job):
            yield from outcomes

    def _chunks(self) -> Iterator[Chunk]:
        chunk: Chunk = []
        size = 0
        for text, same in self._ledger.planned():
            if same:
                continue
            chunk.append(text)
            size += _size(text.file)
            if len(chunk) == self._chunk or size > BYTES_AT_A_TIME:
                yield chunk
                chunk, size = [], 0
        if chunk:
            yield chunk


@contextmanager
def planned(order: Order) -> Iterator[Run]:
    """Find the texts, compare them with what was done before, and give the run that does the rest.

    Raises InputError where there is no text, OrderError where something would be lost, MissingSourceError where a source is missing,
    OutputError where the destination cannot be used, MissingError where no worker answers.
    """
    place = destination(order.out, order.to)
    texts = find_texts(order.sources, replace(order.selection, skip=place.results()))
    first = next(texts, None)
    if first is None:
        patterns = ", ".join(order.selection.include)
        raise InputError(
            f"{click.format_filename(order.sources[0])}: no text found ({patterns}); choose with --include"
        )
    with _leaving_nothing(place), open_ledger(place.ledger, _version(order)) as ledger, workshop(place):
        ledger.plan((text, place.output(text.path)) for text in chain([first], texts))
        refuse_losses(place, ledger, order.report, force=order.force)
        if not order.force:
            ledger.settle([(position,) for position in _unchanged(place, ledger)])
        total, same = ledger.count()
        with _engine(order, total - same) as (engine, count):
            chunk = max(1, min(AT_A_TIME, (total - same) // (4 * count)))
            job = Job(place.form, tuple(os.path.abspath(layout) for layout in order.layouts))
            yield Run(place, total, total - same, ledger.gone(), ledger, job, engine, chunk)


@contextmanager
def _leaving_nothing(place: Destination) -> Iterator[None]:
    """Take away again what was made for an order that is then refused."""
    new = [path for path in (place.ledger.parent, *place.ledger.parent.parents) if not path.exists()]
    try:
        yield
    except OrderError:
        with suppress(OSError):  # someone else has put something there meanwhile: the refusal is what is to be told
            for path in new[:1]:
                shutil.rmtree(path)
            for path in new[1:]:
                path.rmdir()
        raise


def _version(order: Order) -> str:
    """Return what, beside the text, a result depends on."""
    words = sha256(b"".join(Path(layout).read_bytes() for layout in order.layouts)).hexdigest()[:16]
    return f"{__version__} {words}"


def _unchanged(place: Destination, ledger: Ledger) -> Iterator[int]:
    """Yield the positions of the texts whose results still hold: same bytes, same version, the file in its place."""
    for position, file, output, known, size in ledger.candidates():
        if place.is_tree and size is not None and _size(str(place.folder / output)) != size:
            continue
        try:
            same = sha256(read_steadily(file)).hexdigest() == known
        except InputError:
            continue
        if same:
            yield position


@contextmanager
def _engine(order: Order, todo: int) -> Iterator[tuple[Engine, int]]:
    """Give what does the work, and how many workers it has."""
    if order.scheduler and todo:
        with cluster(order.scheduler) as workers:
            yield spread(workers), workers.count
        return
    count = order.jobs or (_cores() if todo >= ALONE else 1)
    yield (inline if count == 1 else spread(processes(count))), count


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _size(file: str) -> int:
    try:
        return os.stat(file).st_size
    except OSError:  # a file that is gone is told when it is read
        return -1
