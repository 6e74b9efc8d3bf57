"""What the context does."""

from kedjan.assessments.operations.beginning import CannotBegin, begin_assessment
from kedjan.assessments.operations.dialogue import CannotAgree, CannotRemark, agree, write_remark
from kedjan.assessments.operations.instruments import (
    CannotLoadInstrument,
    CannotRecordLicence,
    load_instrument,
    record_licence,
)
from kedjan.assessments.operations.rating import CannotRate, finish_rating, save_answers

__all__ = [
    "CannotAgree",
    "CannotBegin",
    "CannotLoadInstrument",
    "CannotRate",
    "CannotRecordLicence",
    "CannotRemark",
    "agree",
    "begin_assessment",
    "finish_rating",
    "load_instrument",
    "record_licence",
    "save_answers",
    "write_remark",
]
