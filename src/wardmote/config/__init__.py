"""Settings, root addresses, middleware and the WSGI entry: imports every module, is imported by none.

`environment` and `cluster` use the standard library alone, because `./run` needs them before anything is
installed.
"""
