"""Receives who starts and what counts as coming back -> gives cohorts (people who started in the same period) with what they did in each period after, and the
retention curve over all of them -> never counts a person twice in a cell.

`question` -> `statement` (tallies of people by cohort and period, one scan) -> `triangle` (cells) -> `curve` (all cohorts as one line); `people` names who is
behind a cell.
"""
