import pytest
from django.db import connection
from django.contrib.auth.models import Group
@pytest.mark.parametrize("turn", [1, 2])
def test_x(request, live_server, turn):
    print("MARK", [m.kwargs for m in request.node.iter_markers("django_db")], hasattr(connection,"_test_serialized_contents") and len(connection._test_serialized_contents), Group.objects.count())
    assert 0
