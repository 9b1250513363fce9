"""The shared material: it lies beside a checkout, not in it, and some machines have none.

A test that needs it is marked `needs_shared` and skipped, with the reason, where the whole folder is absent. Where it is
there nothing is skipped: a file that is gone or has another name makes the test fail.
"""

import pytest

from wardmote.config.environment import PROJECT

SHARED = PROJECT.parent / "shared"
needs_shared = pytest.mark.skipif(
    not SHARED.is_dir(), reason="the shared material does not lie beside the project"
)
