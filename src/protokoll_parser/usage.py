"""What `--help` says beyond the options: examples for every command, and the exit codes.

It is text only, so that the help costs no import.
"""

FINE, FOUND, USAGE, UNREADABLE, UNWRITABLE = 0, 1, 2, 3, 4
UNAVAILABLE, FAULT, INTERRUPTED, CLOSED = 69, 70, 130, 141
EXIT_CODES = {
    FINE: "all went well",
    FOUND: "check found something at or above --fail-on, or some of several inputs could not be read",
    USAGE: "the command was not understood, a batch would lose or mix up files, or a --layout file is not in order",
    UNREADABLE: "no input could be read as text: missing, a folder, a PDF, binary, empty",
    UNWRITABLE: "the output could not be written",
    UNAVAILABLE: "something that was asked for is not there: an optional package, or the workers of a batch",
    FAULT: "a fault of the program itself; please report it",
    INTERRUPTED: "interrupted (Ctrl-C, or asked to end)",
    CLOSED: "the reader of the output went away (| head): ended by SIGPIPE, as a shell counts it",
}
EXAMPLES = {
    "protokoll": """\
protokoll parse minutes.txt                  the record, as JSON
protokoll parse *.txt --out archive.jsonl    one record a line
protokoll check *.txt --fail-on warning      what does not add up
protokoll explain minutes.txt                how each line was read
protokoll presence minutes.txt               who was there at each item
pdftotext -layout minutes.pdf - | protokoll parse - | jq '.items[].title'
""",
    "parse": """\
protokoll parse minutes.txt
protokoll parse minutes.txt --format yaml --out minutes.yaml
protokoll parse 2024/*.txt | jq -r '.items[] | [.number, .title] | @tsv'
curl -s https://example.org/minutes.txt | protokoll parse -
""",
    "batch": """\
protokoll batch archive/ --out data/                     one JSON file a text
protokoll batch archive/ --out archive.sqlite            tables for questions in SQL
protokoll batch 2023/ 2024/ --out data/ --to csv --exclude drafts
protokoll batch archive/ --out data/ --quiet --report report.json
""",
    "check": """\
protokoll check minutes.txt
protokoll check 2024/*.txt --fail-on warning --format jsonl | jq -r .code | sort | uniq -c
""",
    "explain": """\
protokoll explain minutes.txt | less
protokoll explain minutes.txt | grep unclaimed
""",
    "presence": """\
protokoll presence minutes.txt
protokoll presence 2024/*.txt --format csv --out presence.csv
protokoll presence minutes.txt -f json | jq -r '.cells[] | select(.state == "replaced") | [.name, .number, .replaced_by] | @tsv'
""",
    "schema": """\
protokoll schema > protokoll.schema.json
""",
    "layouts": """\
protokoll layouts
""",
    "completion": """\
bash:  protokoll completion bash > ~/.local/share/bash-completion/completions/protokoll
zsh:   eval "$(protokoll completion zsh)"          (in ~/.zshrc)
fish:  protokoll completion fish > ~/.config/fish/completions/protokoll.fish
""",
}


def epilog(command: str) -> str:
    """Return the end of a command's help; a backspace keeps click from wrapping the lines anew."""
    examples = _listed("Examples", EXAMPLES[command].splitlines())
    if command != "protokoll":
        return examples
    return examples + _listed("Exit codes", [f"{code:>3}  {meaning}" for code, meaning in EXIT_CODES.items()])


def _listed(head: str, lines: list[str]) -> str:
    return f"\b\n{head}:\n" + "".join(f"  {line}\n" for line in lines) + "\n"
