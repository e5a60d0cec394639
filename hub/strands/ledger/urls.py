"""URLs of the open ledger."""

from django.urls import path

from hub.strands.ledger.rules import CONTRACT, DECISION
from hub.strands.ledger.views import contract, decision, kept_back, lists, parts, writing

app_name = "ledger"
DEC, CON, DEL = "decisions/DEC-<int:number>/", "contracts/CON-<int:number>/", "delegations/DEL-<int:number>/"
urlpatterns = [
    path("decisions-and-money/", lists.front, name="front"),
    path("decisions/", lists.decisions, name="decisions"),
    path("decisions/new/", writing.new_decision, name="new_decision"),
    path("decisions/about/<str:reference>/", writing.decide_about, name="decide_about"),
    path(DEC, decision.decision, name="decision"),
    path(f"{DEC}what/", writing.write, {"part": "decision"}, name="write_decision"),
    path(f"{DEC}power/", writing.write, {"part": "power"}, name="write_power"),
    path(f"{DEC}reasons/", writing.write, {"part": "reasons"}, name="write_reasons"),
    path(f"{DEC}openness/", writing.write, {"part": "openness"}, name="write_openness"),
    path(f"{DEC}give-up/", writing.give_up, name="give_up_decision"),
    path(f"{DEC}gaps/", decision.gaps, name="gaps"),
    path(f"{DEC}sign/", decision.sign, name="sign"),
    path(f"{DEC}clear/", decision.clear, name="clear"),
    path(f"{DEC}publish/", decision.publish, name="publish"),
    path(f"{DEC}correct/", decision.correct, name="correct"),
    path(f"{DEC}monitor/", decision.monitor, name="monitor"),
    path(f"{DEC}kept-back/", kept_back.keep_back, {"kind": DECISION}, name="keep_back"),
    path(f"{DEC}kept-back/again/", kept_back.look_again, {"kind": DECISION}, name="look_again"),
    path(f"{DEC}removed/", kept_back.take_out, {"kind": DECISION}, name="take_out"),
    path("delegations/", lists.delegations, name="delegations"),
    path("delegations/new/", writing.new_delegation, name="new_delegation"),
    path(DEL, writing.delegation, name="delegation"),
    path(f"{DEL}end/", writing.end_delegation, name="end_delegation"),
    path("contracts/", lists.contracts, name="contracts"),
    path("contracts/new/", contract.new_contract, name="new_contract"),
    path("contracts/register.csv", lists.contract_register, name="register"),
    path("contracts/releases.json", lists.releases, name="releases"),
    path("contracts/under/<str:reference>/", contract.contract_under, name="contract_under"),
    path("contracts/paying/<str:reference>/", contract.paid_by, name="paid_by"),
    path(CON, contract.contract, name="contract"),
    path(f"{CON}release.json", lists.release, name="release"),
    path(f"{CON}terms/", contract.write, name="write_contract"),
    path(f"{CON}publish/", contract.publish, name="publish_contract"),
    path(f"{CON}change/", contract.change, name="change"),
    path(f"{CON}end/", contract.end, name="end_contract"),
    path(f"{CON}give-up/", contract.give_up, name="give_up_contract"),
    path(f"{CON}kept-back/", kept_back.keep_back, {"kind": CONTRACT}, name="keep_back_of_contract"),
    path(f"{CON}kept-back/again/", kept_back.look_again, {"kind": CONTRACT}, name="look_again_at_contract"),
    path(f"{CON}removed/", kept_back.take_out, {"kind": CONTRACT}, name="take_out_of_contract"),
    path(f"{CON}party/", parts.party, name="party"),
    path(f"{CON}party/out/", parts.party_out, name="party_out"),
    path(f"{CON}instalment/", parts.instalment, name="instalment"),
    path(f"{CON}deliverable/", parts.deliverable, name="deliverable"),
    path(f"{CON}delivered/", parts.delivered, name="delivered"),
    path(f"{CON}pay/", parts.pay, name="pay"),
    path(f"{CON}take-back/", parts.take_back, name="take_back"),
    path(f"{CON}buys/", parts.buys, name="buys"),
    path(f"{CON}supplier/", parts.supplier, name="supplier"),
]
