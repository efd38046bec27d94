#!/usr/bin/env python3
"""Read a calorie bank's journal and prove it, without the bank's code and without Chronicle's.

Written from docs/JOURNAL-FORMAT.md alone; the fields of messages come from the protocol's schema. Proves every block's
hash, the chain of blocks, sequences, times, record bounds and what stands behind each segment's end; keeps the books from
the journalled postings; checks each touch's balance and its link to the member's record before. Then prints the trial
balance: each kind of account that is not empty, with its sum.

Exit code 0: all is proven. 1: damaged, or the books do not hold. 2: wrong usage. 4: no journal, newer, or unreadable.
"""
import argparse
import hashlib
import mmap
import operator
import re
import struct
import sys
import xml.etree.ElementTree as ElementTree
from collections import defaultdict
from datetime import date
from pathlib import Path

SCHEMA = Path(__file__).resolve().parent.parent / "engine/src/main/resources/org/caloriebank/protocol/caloriebank.xml"

# Section 2 of the page, the file: words, and places in Chronicle's header.
NOT_COMPLETE, METADATA, LENGTH_MASK, END_WORD = 0x80000000, 0x40000000, 0x3FFFFFFF, 0xC0000000
NAME_AT, WRITE_POSITION_NAME_AT, WRITE_POSITION_AT, SECTOR = 0x06, 0x1C, 0x40, 512
WORD, INT64 = struct.Struct("<I"), struct.Struct("<q")

# Section 3, the block.
BLOCK = struct.Struct("<8sHHIqqiiqqq32s32s")
MAGIC, END_MARK, VERSION, HASH_AT, BLOCK_LENGTH_MAX = b"CALBLOCK", b"BLOCKEND", 1, 96, 1 << 20

# Section 4, the record and its messages.
RECORD, MESSAGE, GROUP = struct.Struct("<HHIq"), struct.Struct("<HHHH"), struct.Struct("<HH")
SCHEMA_ID, OUTCOME, COMMANDS, ACCEPTED = 7150, 50, (*range(1, 30), *range(100, 200)), 0
PRIMITIVES = dict(char="s", int8="b", uint8="B", int16="h", uint16="H", int32="i", uint32="I", int64="q", uint64="Q")


class NotProven(Exception):
    """One sentence for a person: what it is and where."""

    def __init__(self, sentence, exit_code=1):
        super().__init__(sentence)
        self.exit_code = exit_code


class Fields:
    """The fixed fields of a message, or of a group's entry: packed in the schema's order, without gaps."""

    def __init__(self, element, types):
        fields = element.findall("field")
        self.names = [field.get("name") for field in fields]
        self.struct = struct.Struct("<" + "".join(types[field.get("type")] for field in fields))
        self.since = int(element.get("sinceVersion", 0))
        self.groups = [Fields(group, types) for group in element.findall("group")]

    def picker(self, *names):
        return operator.itemgetter(*(self.names.index(name) for name in names))

    def group_at(self, message, offset):
        """Return a group's entries and where it ends. An entry may be longer than this schema knows."""
        length, count = GROUP.unpack_from(message, offset)
        first, end = offset + GROUP.size, offset + GROUP.size + length * count
        if length < self.struct.size or end > len(message):
            raise struct.error("a group does not fit")
        return [self.struct.unpack_from(message, at) for at in range(first, end, length)], end


def read_schema(path):
    """Return the messages by template id, and the names of the account kinds by number."""
    try:
        root = ElementTree.parse(path).getroot()
    except (OSError, ElementTree.ParseError) as error:
        raise NotProven(f"The schema {path} cannot be read ({error}); name caloriebank.xml with --schema.", 4) from error
    types = dict(PRIMITIVES)
    for element in root.find("types"):
        primitive = element.get("primitiveType") or element.get("encodingType")
        if primitive:
            types[element.get("name")] = element.get("length", "") + PRIMITIVES[primitive]
    messages = root.iter("{http://fixprotocol.io/2016/sbe}message")
    kinds = root.find("types/enum[@name='AccountKind']")
    return ({int(message.get("id")): Fields(message, types) for message in messages},
            {int(kind.text): kind.get("name") for kind in kinds})


class Books:
    """Every account's balance and each member's last record, from the journalled postings and touches alone."""

    def __init__(self, messages, kinds):
        self.commands = {template: message.struct.size for template, message in messages.items() if template in COMMANDS}
        self.outcome, (self.postings, self.touches, self.events) = messages[OUTCOME], messages[OUTCOME].groups
        self.result = self.outcome.picker("resultCode")
        self.posting = self.postings.picker("amountCenticoins", "debitKind", "debitOwner", "creditKind", "creditOwner")
        self.touch = self.touches.picker("memberId", "previousSequence", "balanceCenticoins")
        self.kinds = kinds
        self.member_kind, self.debt_kind = (next(n for n in kinds if kinds[n] == name) for name in ("MEMBER", "DEBT"))
        self.balances = {kind: defaultdict(int) for kind in kinds}
        self.last_touch = {}

    def on_record(self, sequence, command, outcome):
        """Take a record into the books; return what is wrong with it, or None."""
        if len(command) < MESSAGE.size or len(outcome) < MESSAGE.size:
            return "a message is shorter than its header"
        length, template, schema, version = MESSAGE.unpack_from(outcome)
        if template != OUTCOME or schema != SCHEMA_ID or length < self.outcome.struct.size:
            return "its outcome is no Outcome message"
        try:
            result = self.result(self.outcome.struct.unpack_from(outcome, MESSAGE.size))
            postings, end = self.postings.group_at(outcome, MESSAGE.size + length)
            touches, end = self.touches.group_at(outcome, end)
            if version >= self.events.since:
                _, end = self.events.group_at(outcome, end)
        except struct.error:
            return "its outcome is cut off"
        if end != len(outcome):
            return "its outcome has another length than its groups"
        length, template, schema, _ = MESSAGE.unpack_from(command)
        is_known = schema == SCHEMA_ID and self.commands.get(template) == length == len(command) - MESSAGE.size
        if result == ACCEPTED and not is_known:
            return "its command was accepted and is none of the schema's"
        moved = set()
        return self.post(postings, moved) or self.link(sequence, touches, moved)

    def post(self, postings, moved):
        for amount, debit_kind, debit_owner, credit_kind, credit_owner in map(self.posting, postings):
            if amount <= 0 or debit_kind not in self.kinds or credit_kind not in self.kinds:
                return f"a posting of {amount} centicoins from kind {debit_kind} to kind {credit_kind} cannot be"
            for kind, owner, change in (debit_kind, debit_owner, -amount), (credit_kind, credit_owner, amount):
                self.balances[kind][owner] += change
                if kind in (self.member_kind, self.debt_kind):
                    moved.add(owner)
        return None

    def link(self, sequence, touches, moved):
        for member, previous, balance in map(self.touch, touches):
            sum_of_postings = self.balances[self.member_kind].get(member, 0)
            if balance != sum_of_postings:
                return f"member {member} has {balance} centicoins by its touch, {sum_of_postings} by the postings"
            if balance < 0 or self.balances[self.debt_kind].get(member, 0) > 0:
                return f"member {member} has a balance below or a debt above zero"
            if previous != self.last_touch.get(member, 0):
                return f"member {member}'s record before is {self.last_touch.get(member, 0)} and not {previous}"
            self.last_touch[member] = sequence
            moved.discard(member)
        return f"coins of member {min(moved)} moved and the member is not among the touches" if moved else None

    def trial_balance(self):
        return [(self.kinds[kind], sum(owners.values())) for kind, owners in self.balances.items() if any(owners.values())]


class Segment:
    """One file. What is behind its end reads as zeroes."""

    def __init__(self, number, path):
        self.number, self.path = number, path
        try:
            with open(path, "rb") as file:
                file.seek(0, 2)
                self.data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) if file.tell() else b""
        except (OSError, ValueError) as error:
            raise NotProven(f"{path} cannot be read ({error}); check its owner, permissions and disk.", 4) from error

    def has(self, position, text):
        return self.data[position:position + len(text)] == text

    def word(self, position):
        return WORD.unpack_from(self.data, position)[0] if position + WORD.size <= len(self.data) else 0

    def write_position(self):
        """Where the last excerpt's word stands by the file's own header; 0 when it does not say."""
        is_known = self.has(WRITE_POSITION_NAME_AT, b"writePosition") and len(self.data) >= WRITE_POSITION_AT + INT64.size
        return INT64.unpack_from(self.data, WRITE_POSITION_AT)[0] if is_known else 0

    def claimed_length(self, start):
        """A block's length as its header has it, which may be wrong; 0 where the file ends before."""
        if start + BLOCK.size > len(self.data):
            return 0
        fields = BLOCK.unpack_from(self.data, start)
        return fields[2] + (fields[7] & 0xFFFFFFFF) + len(END_MARK)

    def find_whole_block(self, position, missing):
        """Return where the first whole block at or behind the position stands that may have been written after the missing
        one was forced to the disk, or -1."""
        at = self.data.find(MAGIC, position)
        while at >= 0:
            length = min(self.claimed_length(at), BLOCK_LENGTH_MAX)
            if at % 4 == 0 and not problem_of(self.data[at:at + length]):
                forced_plus_one = BLOCK.unpack_from(self.data, at)[10]
                if forced_plus_one == 0 or forced_plus_one > missing:
                    return at
                self.is_unforced_behind = True
            at = self.data.find(MAGIC, at + 1)
        return -1

    def looks_torn(self, start, length):
        """Whether a bad block looks cut off rather than altered: section 5 of the page."""
        lengths = length, self.claimed_length(start)
        if all(self.lacks_end(start, length) for length in lengths):
            return True
        within = min(lengths) if any(self.data[start:start + len(MAGIC)]) else length
        first = (start + SECTOR - 1) // SECTOR * SECTOR
        sectors = range(first, start + within - SECTOR + 1, SECTOR)
        return any(not any(self.data[at:at + SECTOR]) for at in sectors)

    def lacks_end(self, start, length):
        end = start + length
        is_possible = BLOCK.size <= length <= BLOCK_LENGTH_MAX and end <= len(self.data)
        half = len(END_MARK) // 2  # a sector may end within the mark
        return not is_possible or not (any(self.data[end - 2 * half:end - half]) and any(self.data[end - half:end]))


def problem_of(block):
    """What is wrong with a block's bytes, its records aside; None when nothing is."""
    if block[:len(MAGIC)] != MAGIC:
        return "its first bytes are not a block's"
    if not BLOCK.size + len(END_MARK) <= len(block) <= BLOCK_LENGTH_MAX:
        return "its length cannot be"
    fields = BLOCK.unpack_from(block)
    if fields[2] + fields[7] + len(END_MARK) != len(block):
        return "its length is not the one in its header"
    if not block.endswith(END_MARK):
        return "its end mark is missing"
    digest = hashlib.sha256(block[:HASH_AT] + bytes(32) + block[BLOCK.size:-len(END_MARK)])
    return None if digest.digest() == fields[12] else "its bytes do not match its hash"


class Journal:
    """Walks the segments in order and proves each block against the one before it."""

    def __init__(self, directory, books):
        self.directory, self.books = directory, books
        self.segments = find_segments(directory)
        self.bytes_in_all, self.bytes_before, self.percent = sum(path.stat().st_size for _, path in self.segments), 0, -1
        self.block, self.sequence, self.time, self.hash = 0, 0, 0, bytes(32)
        self.notices = []
        self.open_end = None  # how an earlier segment ended, while no block has followed: (place and what, whether torn)

    def prove(self):
        for number, path in self.segments:
            segment = Segment(number, path)
            end = self.walk(segment)
            self.open_end = self.open_end or end
            self.bytes_before += len(segment.data)
        self.progress(self.bytes_before)
        if self.open_end:
            what, is_torn = self.open_end
            if not is_torn:
                raise NotProven(f"The journal is damaged at {what}.")
            self.notices.append(f"a torn tail was dropped: {what}")

    def walk(self, segment):
        """Prove a segment's blocks; return how it ended, or None when it ended well."""
        position = last = last_word = 0
        while True:
            word = segment.word(position)
            if word == 0 or word & NOT_COMPLETE:
                return self.end_of(segment, position, None, last, last_word & METADATA)
            start, length, problem = position + WORD.size, word & LENGTH_MASK, None
            if position == 0 and not segment.has(NAME_AT, b"header"):
                if self.block == 0:
                    raise NotProven(f"{self.directory} holds files that are no journal of a calorie bank.", 4)
                problem = "the file is none of Chronicle's"
            elif start + length > len(segment.data):
                problem = "the file ends within it"
            elif not word & METADATA:
                block = segment.data[start:start + length]
                problem = problem_of(block)
                if not problem:
                    self.on_block(segment, start, block)
            elif segment.has(start, MAGIC):
                problem = "its length word is altered"
            if problem:
                return self.end_of(segment, position, problem, last, last_word & METADATA)
            last, last_word, position = position, word, start + (length + 3 & ~3)

    def end_of(self, segment, position, problem, last, is_last_metadata):
        """Judge the place where the good blocks of a segment end; last is where the excerpt before it has its word."""
        place, word = f"{self.place(segment, position)}: ", segment.word(position)
        segment.is_unforced_behind = False
        behind = segment.find_whole_block((last if is_last_metadata else position) + 4, self.block + 1)
        if behind == position + 4 and not problem:  # never finished: does not count
            behind = segment.find_whole_block(position + 8, self.block + 1)
        if behind >= 0:
            return f"{place}{problem or 'nothing was committed here'}; a whole block stands behind it at byte {behind}", False
        if problem:
            return place + problem, segment.has(NAME_AT, b"header") and segment.looks_torn(position + 4, word & LENGTH_MASK)
        if segment.is_unforced_behind:
            return place + "nothing was committed here; what stands behind it was never forced to the disk", True
        if word & NOT_COMPLETE and word != END_WORD:
            return place + "it was begun and not finished", True
        return (place + "the file's own header knows of more", True) if segment.write_position() > last else None

    def on_block(self, segment, start, block):
        _, version, header_length, _, number, first, count, _, time, home, _, previous, own = BLOCK.unpack_from(block)
        if version > VERSION:
            raise NotProven(f"{segment.path} was written in a newer version of the format, {version}.", 4)
        problem = (
            "its version or the length of its header is unknown" if (version, header_length) != (VERSION, BLOCK.size) else
            f"block {number} stands here" if number != self.block + 1 else
            f"it belongs to segment {home}" if home != segment.number else
            "it does not follow the block before it" if previous != self.hash else
            f"its first sequence is {first}" if first != self.sequence + 1 else None)
        if problem:
            where = self.open_end[0] if self.open_end else f"{self.place(segment, start)}: {problem}"
            raise NotProven(f"The journal is damaged at {where}.")
        if self.open_end:
            self.notices.append(f"a torn tail was dropped before block {number} was written: {self.open_end[0]}")
            self.open_end = None
        problem = self.on_records(memoryview(block), count) or (self.time != time and "its time is not its last record's")
        if problem:
            raise NotProven(f"Block {number} ({segment.path} at byte {start}) does not hold: {problem}.")
        self.block, self.hash = number, own
        self.progress(self.bytes_before + start)

    def on_records(self, block, count):
        """Take a block's records into the books; return what is wrong, or None."""
        offset, end, first = BLOCK.size, len(block) - len(END_MARK), self.sequence + 1
        while offset < end:
            self.sequence += 1
            if end - offset < RECORD.size:
                return f"record {self.sequence} does not fit"
            command_length, outcome_length, _, time = RECORD.unpack_from(block, offset)
            command = offset + RECORD.size
            outcome = command + command_length
            offset = outcome + outcome_length + 7 & ~7
            if offset > end or time < self.time:
                return f"record {self.sequence} does not fit, or its time goes back"
            self.time = time
            problem = self.books.on_record(self.sequence, block[command:outcome], block[outcome:outcome + outcome_length])
            if problem:
                return f"of the record with sequence {self.sequence}, {problem}"
        found = self.sequence - first + 1
        return None if found == count > 0 else f"it holds {found} records and says {count}"

    def place(self, segment, position):
        return f"block {self.block + 1} (sequence {self.sequence + 1}, {segment.path} at byte {position})"

    def progress(self, done):
        percent = done * 100 // max(self.bytes_in_all, 1)
        if percent != self.percent and sys.stderr.isatty():
            print(f"\rProving {percent:3} % ", end="\n" if percent == 100 else "", file=sys.stderr, flush=True)
        self.percent = percent


def find_segments(directory):
    """Return (number, path) of all segments: runs by their number, segments of a run by name."""
    segments = []
    try:
        runs = [run for run in Path(directory).iterdir() if re.fullmatch(r"run-\d+", run.name)]
        for run in sorted(runs, key=lambda run: int(run.name[4:])):
            for path in sorted(path for path in run.iterdir() if path.name.endswith(".cq4")):
                if not re.fullmatch(r"\d{8}F\.cq4", path.name):
                    raise NotProven(f"{path} has no name a journal gives its files.", 4)
                day = date(int(path.name[:4]), int(path.name[4:6]), int(path.name[6:8]))
                segments.append(((day - date(1970, 1, 1)).days, path))
    except (OSError, ValueError) as error:
        raise NotProven(f"{directory} cannot be read as a journal ({error}).", 4) from error
    if not segments:
        raise NotProven(f"There is no journal in {directory}; name a bank's directory.", 4)
    return segments


def coins(centicoins):
    return f"{'-' if centicoins < 0 else ''}{abs(centicoins) // 100:,}.{abs(centicoins) % 100:02}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("directory", metavar="DIR", help="the bank's directory, or a copy of it")
    parser.add_argument("--schema", metavar="FILE", default=SCHEMA, help="caloriebank.xml (default: this project's)")
    parser.add_argument("--format", choices=("table", "csv"), default="table", help="of the trial balance (default: table)")
    arguments = parser.parse_args()
    try:
        books = Books(*read_schema(arguments.schema))
        journal = Journal(arguments.directory, books)
        journal.prove()
    except NotProven as error:
        print(error, file=sys.stderr)
        return error.exit_code
    print(f"Proven: {journal.sequence:,} records in {journal.block:,} blocks and {len(journal.segments)} segments; "
          f"the last block's hash is {journal.hash.hex()}.", file=sys.stderr)
    for notice in journal.notices:
        print(f"Notice: {notice}.", file=sys.stderr)
    rows = books.trial_balance()
    if arguments.format == "csv":
        print("\n".join(["kind,balance_centicoins"] + [f"{kind},{amount}" for kind, amount in rows]))
    else:
        for kind, amount in rows + [("sum", sum(amount for _, amount in rows))]:
            print(f"{kind:<12}{coins(amount):>24}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
