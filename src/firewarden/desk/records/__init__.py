"""The nouns as stored: one table each, one file per family. Knows no rule; only actions and reads touch it."""

from firewarden.desk.records.accounts import Account
from firewarden.desk.records.after import ActionItem, Case, CaseNote, Lesson, RecoveryCriterion, Review
from firewarden.desk.records.answering import Consent, TextModule, Writing
from firewarden.desk.records.approvals import Acceptance, ApprovalRules, DecisionLink, DraftComment, Waiver
from firewarden.desk.records.brand import Brand, Client, Membership
from firewarden.desk.records.calls import Call, Contact
from firewarden.desk.records.care import Break, Exposure
from firewarden.desk.records.cases import CaseBox, CaseCall, CaseContact, CaseFile, CaseLine, Invitation, StrayMail
from firewarden.desk.records.clock import ClockMark
from firewarden.desk.records.conversations import Conversation, ConversationNote, Deed, InboxView, Naming
from firewarden.desk.records.counsel import CounselNote
from firewarden.desk.records.delivery import Delivery, DeliveryPicture, Publication
from firewarden.desk.records.digests import Digest, DigestSent
from firewarden.desk.records.event import Chain, Event
from firewarden.desk.records.evidence import Blob, Evidence, EvidenceKind
from firewarden.desk.records.harmed import GroupReach, HarmedGroup
from firewarden.desk.records.holdings import Holding, HoldingVersion
from firewarden.desk.records.holds import LegalHold
from firewarden.desk.records.incident import (
    AssessmentVersion,
    Incident,
    IncidentMember,
    IncidentRole,
    Signal,
    SignalState,
)
from firewarden.desk.records.pictures import EvidencePicture
from firewarden.desk.records.promises import Promise, PromiseProof
from firewarden.desk.records.proposals import ModelQuestion, Wordsmith
from firewarden.desk.records.remedies import Offer, OfferChange, Remedy
from firewarden.desk.records.rules import AlertRule
from firewarden.desk.records.stance import Outlet, OutletCheck
from firewarden.desk.records.subscribers import (
    Hook,
    HookCall,
    Mailing,
    Subscriber,
    Subscription,
    SubscriptionWish,
    UpdateMail,
)
from firewarden.desk.records.topics import Topic
from firewarden.desk.records.user import InstallationRight, SignInLink, User
from firewarden.desk.records.watch import Backfill, FeedCursor, Label, ManualLook, Plan, Query, QueryVersion, Source
from firewarden.desk.records.weighed import SignOff, Weighing
from firewarden.desk.records.words import (
    Apology,
    Approval,
    Draft,
    DraftPicture,
    DraftVersion,
    Fact,
    FactChange,
    Reply,
    Statement,
    Update,
)
from firewarden.desk.records.work import LastLook, Note, PlanChecklist, Presence, StepMark, Task

__all__ = [
    "Acceptance",
    "Account",
    "ActionItem",
    "AlertRule",
    "Apology",
    "Approval",
    "ApprovalRules",
    "AssessmentVersion",
    "Backfill",
    "Blob",
    "Brand",
    "Break",
    "Call",
    "Case",
    "CaseBox",
    "CaseCall",
    "CaseContact",
    "CaseFile",
    "CaseLine",
    "CaseNote",
    "Chain",
    "Client",
    "ClockMark",
    "Consent",
    "Contact",
    "Conversation",
    "ConversationNote",
    "CounselNote",
    "DecisionLink",
    "Deed",
    "Delivery",
    "DeliveryPicture",
    "Digest",
    "DigestSent",
    "Draft",
    "DraftComment",
    "DraftPicture",
    "DraftVersion",
    "Event",
    "Evidence",
    "EvidenceKind",
    "EvidencePicture",
    "Exposure",
    "Fact",
    "FactChange",
    "FeedCursor",
    "GroupReach",
    "HarmedGroup",
    "Holding",
    "HoldingVersion",
    "Hook",
    "HookCall",
    "InboxView",
    "Incident",
    "IncidentMember",
    "IncidentRole",
    "InstallationRight",
    "Invitation",
    "Label",
    "LastLook",
    "LegalHold",
    "Lesson",
    "Mailing",
    "ManualLook",
    "Membership",
    "ModelQuestion",
    "Naming",
    "Note",
    "Offer",
    "OfferChange",
    "Outlet",
    "OutletCheck",
    "Plan",
    "PlanChecklist",
    "Presence",
    "Promise",
    "PromiseProof",
    "Publication",
    "Query",
    "QueryVersion",
    "RecoveryCriterion",
    "Remedy",
    "Reply",
    "Review",
    "SignInLink",
    "SignOff",
    "Signal",
    "SignalState",
    "Source",
    "Statement",
    "StepMark",
    "StrayMail",
    "Subscriber",
    "Subscription",
    "SubscriptionWish",
    "Task",
    "TextModule",
    "Topic",
    "Update",
    "UpdateMail",
    "User",
    "Waiver",
    "Weighing",
    "Wordsmith",
    "Writing",
]
