"""Addresses of the workbench, of tasks and of the ten steps."""

from django.urls import path

from firewarden.desk.pages.respond import (
    by_link,
    decided,
    deliveries,
    drafts,
    first_words,
    pictures,
    proposals,
    stance,
    steps,
    tasks,
    variants,
    views,
)

app_name = "respond"
ONE = "brands/<slug:brand>/incidents/<int:number>/"
DRAFT = ONE + "drafts/<int:draft>/"

urlpatterns = [
    path(ONE + "workbench/", views.workbench, name="workbench"),
    path(ONE + "facts/", views.facts, name="facts"),
    path(ONE + "facts/<int:fact>/", views.fact, name="fact"),
    path(ONE + "first-words/", first_words.first_words, name="first_words"),
    path(ONE + "stance/", stance.stance, name="stance"),
    path(ONE + "stance/outlets/", stance.named, name="named"),
    path(ONE + "stance/outlets/<int:outlet>/retirement/", stance.retired, name="retired"),
    path(ONE + "stance/checks/<int:check>/", stance.checked, name="checked"),
    path(ONE + "deliveries/<uuid:delivery>/release/", stance.release, name="release"),
    path(ONE + "deliveries/<uuid:delivery>/settlement/", views.settlement, name="settlement"),
    path(ONE + "deliveries/<uuid:delivery>/cancellation/", views.cancellation, name="cancellation"),
    path(ONE + "deliveries/<uuid:delivery>/address/", deliveries.address, name="address"),
    path(ONE + "deliveries/<uuid:delivery>/deletion/", deliveries.deletion, name="deletion"),
    path(ONE + "drafts/", drafts.drafts, name="drafts"),
    path(ONE + "drafts/checks/", drafts.checks, name="checks"),
    path(ONE + "drafts/proposals/", proposals.proposals, name="proposals"),
    path(DRAFT, drafts.draft, name="draft"),
    path(DRAFT + "reading/", proposals.reading, name="reading"),
    path(DRAFT + "request/", decided.request_for_approval, name="request"),
    path(DRAFT + "approvals/", decided.approvals, name="approvals"),
    path(DRAFT + "changes/", decided.changes, name="changes"),
    path(DRAFT + "withdrawal/", decided.withdrawal, name="withdrawal"),
    path(DRAFT + "rejection/", decided.rejection, name="rejection"),
    path(DRAFT + "confirmations/", decided.confirmations, name="confirmations"),
    path(DRAFT + "waivers/", decided.waivers, name="waivers"),
    path(DRAFT + "warnings/", decided.warnings, name="warnings"),
    path(DRAFT + "comments/", decided.comments, name="comments"),
    path(DRAFT + "glass/", decided.glass, name="glass"),
    path(DRAFT + "release/", decided.release, name="release"),
    path("decisions/<str:token>/", by_link.decision, name="decision"),
    path(DRAFT + "variants/", variants.variants, name="variants"),
    path(DRAFT + "variants/preview/", variants.preview, name="preview"),
    path("decisions/<str:token>/pictures/<str:digest>/", by_link.picture, name="decision_picture"),
    path(DRAFT + "pictures/", pictures.pictures, name="pictures"),
    path(DRAFT + "pictures/<int:position>/", pictures.picture, name="picture"),
    path(DRAFT + "pictures/<str:digest>/file/", pictures.file, name="picture_file"),
    path(DRAFT + "numbering/", variants.numbering, name="numbering"),
    path(DRAFT + "corrections/", decided.corrections, name="corrections"),
    path(DRAFT + "publication/", decided.publication, name="publication"),
    path(ONE + "tasks/", tasks.tasks, name="tasks"),
    path(ONE + "tasks/<int:task>/", tasks.task, name="task"),
    path(ONE + "checklist/", tasks.checklist, name="checklist"),
    path(ONE + "steps/", steps.steps, name="steps"),
    path(ONE + "steps/<slug:step>/mark/", steps.mark, name="mark"),
]
