"""Benchmarks: command-line programs that print figures about this very machine and these very files.

`./run bench NAME …` runs one, `./run bench` all of them; an unknown name is answered with those there are. Each is a
module of this package with a `main(arguments)` that returns the exit code. Nothing here is a test.
"""
