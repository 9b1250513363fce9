"""Photographs and documents: what people upload, made safe before anybody can open it.

Checks F1 to F5 of the sharing study: types by content, sizes, names made anew, pictures written anew
(a photograph's GPS position can reveal a refuge), a virus scanner that fails closed, stored outside the
web root, served only by a view that checks access.
"""
