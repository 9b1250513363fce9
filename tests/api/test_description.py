"""The API against its own description: whatever the description allows is sent, and what comes back is checked."""

import hypothesis
import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from hypothesis import HealthCheck, Phase
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi import checks
from tests.builders.machines import Machine, a_token
from tests.builders.partnership import a_partnership

from wardmote.api.v1 import api

pytestmark = pytest.mark.django_db(transaction=True)

# Not asked: that everything the description allows is taken. Rules of the field (a time that has passed, a real
# postcode, latitude with longitude) refuse more than a description can say, each with its sentence.
CHECKS = (
    not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_headers_conformance,
    checks.response_schema_conformance,
    checks.negative_data_rejection,
    checks.missing_required_header,
    checks.unsupported_method,
    checks.ignored_auth,
)
schema = schemathesis.openapi.from_dict(api.get_openapi_schema())
schema.app = get_wsgi_application()
PATHS = [
    ("POST", "/api/v1/reports"),
    ("GET", "/api/v1/reports"),
    ("GET", "/api/v1/reports/{reference}"),
    ("GET", "/api/v1/reports/{reference}/steps"),
]


def test_every_operation_is_in_the_list():
    described = api.get_openapi_schema()["paths"]
    assert sorted(PATHS) == sorted(
        (method.upper(), path) for path, methods in described.items() for method in methods
    )
    assert api.get_openapi_schema()["openapi"].startswith("3.1")


@pytest.mark.parametrize(("method", "path"), PATHS)
def test_the_api_does_what_its_description_says(method, path):
    world = a_partnership()
    machine = Machine(a_token(world)[1])
    machine.send({"words": "Loud music", "kinds": ["noise"]})
    operation = schema[path][method]
    auth = {"Authorization": f"Bearer {machine.secret}"}

    @hypothesis.seed(20260303)
    @hypothesis.settings(
        max_examples=30,
        deadline=None,
        database=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @hypothesis.given(
        case=operation.as_strategy()
        | operation.as_strategy(generation_mode=schemathesis.GenerationMode.NEGATIVE)
    )
    def run(case):
        case.call_and_validate(headers=auth, checks=CHECKS)

    run()
