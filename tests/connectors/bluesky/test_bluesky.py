"""Bluesky, by each of its streams."""

from tests.connectors.bluesky.rig import FirehoseRig, SecondRig, StreamRig
from tests.connectors.conformance.suite import ConnectorSuite


class TestFirstJetstream(ConnectorSuite):
    RIG = StreamRig


class TestSecondJetstream(ConnectorSuite):
    RIG = SecondRig


class TestFirehose(ConnectorSuite):
    RIG = FirehoseRig
