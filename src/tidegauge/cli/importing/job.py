"""One import from end to end: read, map and upload side by side, in bounded memory, remembering how far it came."""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor

from tidegauge.cli.importing import readers
from tidegauge.cli.importing.block import Block
from tidegauge.cli.importing.checkpoint import Checkpoint, CheckpointFile, cache_directory
from tidegauge.cli.importing.file_format import find_format
from tidegauge.cli.importing.mapping import Mapped, Mapping
from tidegauge.cli.importing.order import Order
from tidegauge.cli.importing.progress import Progress, Silent
from tidegauge.cli.importing.readers.options import ReadOptions
from tidegauge.cli.importing.reject_file import RejectFile
from tidegauge.cli.importing.row_id import RowChain
from tidegauge.cli.importing.source import Source
from tidegauge.cli.importing.tally import Tally
from tidegauge.cli.importing.upload import CONNECTIONS, Receipt, Uploader
from tidegauge.core.errors import InvalidInput

IN_FLIGHT = CONNECTIONS + 1

Sent = tuple[Future[Receipt], Mapped, Checkpoint]
"""An upload under way, its rows, and the checkpoint once it is done."""


class ImportJob:
    """Runs an order. `tally` is right at every moment, also after an error."""

    def __init__(self, order: Order, uploader: Uploader | None = None) -> None:
        self.tally = Tally()
        self._order = order
        self._progress: Progress = Silent()
        self._uploader = uploader or Uploader(order.url, order.key)
        self._checkpoints = CheckpointFile(cache_directory(), order)
        self._done = self._checkpoints.load() if order.resume else None
        if self._done is not None:
            self.tally = self._done.tally
        elif order.resume:
            print("nothing to resume: starting with the first row", file=sys.stderr)

    def run(self, progress: Progress) -> Tally:
        """Import everything, telling `progress`.

        Raises InvalidInput, Unauthenticated, Forbidden, Unavailable; then `--resume` goes on after the last finished rows."""
        self._progress = progress
        source = Source(self._order.file)
        rejects = RejectFile(self._order.rejects, append=self._done is not None)
        try:
            self._import(source, rejects)
        finally:
            rejects.close()
            source.close()
        self._checkpoints.remove()
        return self.tally

    def _import(self, source: Source, rejects: RejectFile) -> None:
        file_format = self._order.format if self._order.format != "auto" else find_format(self._order.file, source.peek())
        mapping = Mapping(self._order, file_format)
        chain = RowChain(self._order.digest(file_format))
        options = ReadOptions(self._order.batch_size, self._order.key.encode(), self._order.encoding, self._order.delimiter)
        waiting: deque[Sent] = deque()
        with ThreadPoolExecutor(CONNECTIONS, "upload") as threads:
            try:
                for block in self._undone(readers.open_reader(file_format)(source, options), chain):
                    mapped = mapping.apply(block, chain.ids(block.originals))
                    last_row = max([*block.numbers[-1:], *(reject.row for reject in block.rejects)], default=0)
                    waiting.append((threads.submit(self._uploader.send, mapped), mapped, Checkpoint(last_row, chain.state, Tally())))
                    while waiting and (len(waiting) > IN_FLIGHT or waiting[0][0].done()):
                        self._finish(waiting, rejects, source)
                self._finish_all(waiting, rejects, source)
            except InvalidInput:
                self._finish_all(waiting, rejects, source)  # what was sent before the file broke counts
                raise
            finally:
                for future, *_ in waiting:
                    future.cancel()

    def _undone(self, blocks: Iterator[Block], chain: RowChain) -> Iterator[Block]:
        """The blocks after the checkpoint; the rows before it are only hashed. Raises InvalidInput when they are not the same rows."""
        done = self._done
        for block in blocks:
            if done is not None:
                split = sum(number <= done.row for number in block.numbers)
                chain.ids(block.originals[:split])
                has_more = split < len(block.numbers) or any(reject.row > done.row for reject in block.rejects)
                if not has_more:
                    continue
                self._check_same(chain)
                block = _after(block, split, done.row)
                done = None
            yield block
        if done is not None:
            self._check_same(chain)

    def _check_same(self, chain: RowChain) -> None:
        if self._done is not None and chain.state != self._done.chain:
            raise InvalidInput(
                f"{self._order.label} is not the file that the interrupted import read: its first {self._done.row} rows differ. Run without --resume."
            )

    def _finish_all(self, waiting: deque[Sent], rejects: RejectFile, source: Source) -> None:
        while waiting:
            self._finish(waiting, rejects, source)

    def _finish(self, waiting: deque[Sent], rejects: RejectFile, source: Source) -> None:
        """Take the oldest upload's receipt into the account."""
        future, mapped, checkpoint = waiting[0]
        receipt = future.result()
        waiting.popleft()
        refused = sorted([*mapped.rejects, *receipt.rejects], key=lambda reject: reject.row)
        rejects.write(refused)
        rejects.flush()
        self.tally.imported += receipt.accepted + receipt.duplicates
        self.tally.already_there += receipt.duplicates
        self.tally.rejected += len(refused)
        self.tally.suppressed += receipt.suppressed
        self._checkpoints.save(Checkpoint(checkpoint.row, checkpoint.chain, self.tally))
        self._progress.show(source.fraction(), self.tally)


def _after(block: Block, split: int, row: int) -> Block:
    rejects = [reject for reject in block.rejects if reject.row > row]
    return Block(block.records[split:], block.numbers[split:], block.originals[split:], rejects, block.frame[split:] if block.frame is not None else None)
