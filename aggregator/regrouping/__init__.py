"""Matching run again over a period, with the weights and settings of today.

Everything that only the program has said is open to change: the articles of the period are taken out of their stories
and decided about again in order of time. What people have said is not:

* An article that a person placed stays where it is, and so does one that was said to belong with another; so no order
  of deciding can part them. Cannot-links are obeyed as ever.
* Stories that a person has confirmed or dismissed lose and gain nothing. Where the new run would put an article into
  one of them, or out of it into another story, a person is asked. An article of theirs that would be alone today is
  named in the plan, since there is no other story to ask about. (deciding)

A group of articles keeps the id of the story that most of them come from, so that a run that changes nothing changes no
id either. A story that is left without articles leads to the one that got most of them. (plan)

The plan is made in full before the first change, and applied in the same transaction, under the grouper's lock. Moves
by rule are no decisions of a person and leave no history; each has its evidence among the decisions, as in grouping. An
article that stays keeps the evidence by which it came. Questions that a move answers are withdrawn. (service)
"""

from aggregator.regrouping.plan import RegroupPlan
from aggregator.regrouping.service import Regrouper

__all__ = ["RegroupPlan", "Regrouper"]
