"""Addresses of the settings."""

from django.urls import path

from firewarden.desk.pages.settings import (
    accounts,
    approving,
    audit,
    beginning,
    people,
    privacy,
    queries,
    serving,
    sources,
    tempos,
    views,
    wordsmith,
)

app_name = "settings"
BRAND = "brands/<slug:brand>/settings/"

urlpatterns = [
    path("start/", beginning.start, name="start"),
    path("brands/<slug:brand>/proposal/", beginning.proposal, name="proposal"),
    path("brands/<slug:brand>/labels/", beginning.labels, name="labels"),
    path(BRAND, views.brand, name="brand"),
    path(BRAND + "queries/", queries.query, name="queries"),
    path(BRAND + "queries/<int:number>/", queries.query, name="query"),
    path(BRAND + "queries/<int:number>/retirement/", queries.retirement, name="retirement"),
    path(BRAND + "trials/", queries.trial_of, name="trials"),
    path(BRAND + "sources/", sources.sources, name="sources"),
    path(BRAND + "sources/<slug:key>/", sources.source, name="source"),
    path(BRAND + "sources/<slug:key>/test/", sources.source_test, name="source_test"),
    path(BRAND + "sources/<slug:key>/secret/", sources.source_secret, name="source_secret"),
    path(BRAND + "sources/<slug:key>/retirement/", sources.source_retirement, name="source_retirement"),
    path(BRAND + "networks/<slug:network>/", sources.network, name="network"),
    path(BRAND + "accounts/", accounts.accounts, name="accounts"),
    path(BRAND + "accounts/new/<slug:network>/", accounts.network, name="account_network"),
    path(BRAND + "accounts/<uuid:account>/", accounts.account, name="account"),
    path(BRAND + "accounts/<uuid:account>/check/", accounts.check, name="account_check"),
    path(BRAND + "accounts/<uuid:account>/confirmation/", accounts.confirmation, name="account_confirmation"),
    path(BRAND + "accounts/<uuid:account>/switching/", accounts.switching, name="account_switching"),
    path(BRAND + "accounts/<uuid:account>/removal/", accounts.removal, name="account_removal"),
    path(BRAND + "approving/", approving.approving, name="approving"),
    path(BRAND + "model/", wordsmith.wordsmith, name="wordsmith"),
    path(BRAND + "model/switching/", wordsmith.switching, name="wordsmith_switching"),
    path(BRAND + "model/key/removal/", wordsmith.key_removal, name="wordsmith_key_removal"),
    path(BRAND + "tempos/", tempos.tempos, name="tempos"),
    path(BRAND + "service/", serving.service, name="service"),
    path(BRAND + "privacy/", privacy.privacy, name="privacy"),
    path(BRAND + "privacy/search/", privacy.search, name="privacy_search"),
    path(BRAND + "privacy/exports/", privacy.exports, name="privacy_exports"),
    path(BRAND + "privacy/erasures/", privacy.erasures, name="privacy_erasures"),
    path(BRAND + "privacy/retention/", privacy.retention, name="privacy_retention"),
    path(BRAND + "privacy/holds/", privacy.holds, name="privacy_holds"),
    path(BRAND + "members/", people.members, name="members"),
    path(BRAND + "members/<uuid:user>/", people.member, name="member"),
    path("brands/<slug:brand>/audit/", audit.brand_log, name="audit"),
    path("audit/", audit.house_log, name="house_audit"),
]
