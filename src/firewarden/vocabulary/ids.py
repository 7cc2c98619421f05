"""Names of things. All are strings; the types keep them apart."""

from typing import NewType

BrandId = NewType("BrandId", str)
SourceId = NewType("SourceId", str)
QueryId = NewType("QueryId", str)
PostKey = NewType("PostKey", str)
"""`platform:native_id`, or `x:` and a hash where the network gave no id."""
RuleId = NewType("RuleId", str)
SignalId = NewType("SignalId", str)
NarrativeId = NewType("NarrativeId", str)
StoreId = NewType("StoreId", str)
