"""Shares the work out to this machine's cores or to a cluster: chunks of texts in, their outcomes out, in order.

Every engine gives the same outcomes, so how many workers there were never shows in a result. A bounded number of
chunks is under way at a time: submitting all at once would hold every path and every result in memory.
"""

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Collection, Generator, Iterable, Iterator
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import wait
from typing import Any

from protokoll_parser.archive.convert import Job, Outcome, convert
from protokoll_parser.archive.walk import Text
from protokoll_parser.errors import MissingError

AHEAD = 3
"""Chunks under way for each worker: enough that none waits, few enough that memory stays flat."""
DIED = "the worker that read it died, out of memory perhaps; parse it by itself, or split it"
Chunk = list[Text]
Engine = Callable[[Iterable[Chunk], Job], Iterator[list[Outcome]]]


@dataclass(frozen=True, slots=True)
class Workers:
    """How to hire workers (so many, or all there are), and how it looks when one of them dies."""

    hire: Callable[[int], Executor]
    count: int
    deaths: tuple[type[Exception], ...] = (BrokenExecutor,)


def inline(chunks: Iterable[Chunk], job: Job) -> Iterator[list[Outcome]]:
    """Do the work in this process."""
    for chunk in chunks:
        yield convert(chunk, job)


def spread(workers: Workers) -> Engine:
    """Return the engine that shares the work out; a text that kills its worker becomes a failure."""

    def run(chunks: Iterable[Chunk], job: Job) -> Iterator[list[Outcome]]:
        waiting = iter(chunks)
        while lost := (yield from _until_death(waiting, job, workers)):
            for chunk in lost:
                yield from _alone(chunk, job, workers)

    return run


def _until_death(chunks: Iterator[Chunk], job: Job, workers: Workers) -> Generator[list[Outcome], None, list[Chunk]]:
    """Yield outcomes; return the chunks that were under way when a worker died, none if all is done."""
    under_way: deque[tuple[Chunk, Future[list[Outcome]]]] = deque()
    more = True
    with _hired(workers, workers.count, under_way) as executor:
        while more or under_way:
            while more and len(under_way) < AHEAD * workers.count:
                chunk = next(chunks, None)
                more = chunk is not None
                if chunk:
                    under_way.append((chunk, _submitted(executor, chunk, job, workers)))
            if not under_way:
                break
            try:
                outcomes = _result(under_way[0][1], workers)
            except workers.deaths:
                return [chunk for chunk, _ in under_way]
            under_way.popleft()
            yield outcomes
    return []


def _alone(chunk: Chunk, job: Job, workers: Workers) -> Iterator[list[Outcome]]:
    """Do a chunk that may hold a deadly text, halving it until that text is by itself."""
    try:
        with _hired(workers, 1, ()) as executor:
            outcomes = _result(executor.submit(convert, chunk, job), workers)
    except workers.deaths:
        if len(chunk) > 1:
            yield from _alone(chunk[: len(chunk) // 2], job, workers)
            yield from _alone(chunk[len(chunk) // 2 :], job, workers)
            return
        outcomes = [Outcome(text.path, text.file, failure=DIED) for text in chunk]
    yield outcomes


def _submitted(executor: Executor, chunk: Chunk, job: Job, workers: Workers) -> "Future[list[Outcome]]":
    try:
        return executor.submit(convert, chunk, job)
    except workers.deaths as error:  # it died between two chunks: told like a death at work
        broken: Future[list[Outcome]] = Future()
        broken.set_exception(error)
        return broken


def _result(future: "Future[list[Outcome]]", workers: Workers) -> list[Outcome]:
    try:
        return future.result()
    except workers.deaths:
        raise
    except CancelledError as error:
        raise MissingError("the cluster went away; run again to go on where this run stopped") from error
    except Exception as error:
        raise MissingError(f"the workers cannot do the work: {type(error).__name__}: {error}") from error


@contextmanager
def _hired(workers: Workers, count: int, under_way: "Collection[tuple[Chunk, Future[Any]]]") -> Iterator[Executor]:
    """Hire workers and send them home, whatever happens; what has not begun then is not begun any more."""
    executor = workers.hire(count)
    try:
        yield executor
    finally:
        for _, future in under_way:
            future.cancel()
        executor.shutdown(wait=True)


def processes(count: int) -> Workers:
    """Return processes of this machine; they start in a few hundredths of a second, since one server forks them all."""
    method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
    context = multiprocessing.get_context(method)
    if method == "forkserver":
        context.set_forkserver_preload(["protokoll_parser.archive.convert"])
    return Workers(lambda most: ProcessPoolExecutor(most, mp_context=context, initializer=_begin), count)


def _begin() -> None:
    """Prepare a worker: Ctrl-C is the parent's to handle, and where the parent is killed the worker ends, too."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    assert parent is not None, "a worker has a parent"

    def end_with_parent() -> None:
        wait([parent.sentinel])
        os._exit(1)

    threading.Thread(target=end_with_parent, daemon=True).start()


@contextmanager
def cluster(address: str) -> Iterator[Workers]:
    """Connect to the Dask scheduler at an address; its workers need this package and must see the same files.

    Raises MissingError where Dask is not installed or the scheduler does not answer.
    """
    try:
        from distributed import Client, KilledWorker
    except ImportError as error:
        raise MissingError("--engine dask needs Dask: pip install 'protokoll-parser[dask]'") from error
    try:
        client = Client(address, timeout=10, set_as_default=False)
    except (OSError, ValueError) as error:
        raise MissingError(f"no Dask scheduler answers at {address}; check the address") from error
    with client:
        count = sum(client.nthreads().values())
        if not count:
            raise MissingError(f"the Dask scheduler at {address} has no workers; start some (dask worker {address})")
        yield Workers(lambda _: client.get_executor(pure=False, retries=0), count, (KilledWorker,))
