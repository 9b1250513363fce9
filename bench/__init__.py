"""Benchmarks: command-line programs that print figures about this very machine and these very files.

`./run bench` lists them, `./run bench NAME …` runs one. Each is a module of this package with a
`main(arguments)` that returns the exit code; the first line of its docstring is its line in the list. Nothing
here is a test.
"""
