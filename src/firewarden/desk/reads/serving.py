"""The hours and times of a brand as its settings show them."""

from firewarden.desk.access import Access
from firewarden.desk.records import scope
from firewarden.desk.records.serving import service_of
from firewarden.vocabulary.serving import Service


def service(access: Access) -> Service:
    access.need("read")
    return service_of(scope.brand(access).service)
