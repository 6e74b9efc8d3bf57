"""What can be done with the rights: take out one's own information, ask for corrections and answer them."""

from kedjan.rights.operations.corrections import (
    CannotAskForCorrection,
    CannotDecideCorrection,
    CorrectionAsked,
    CorrectionDecided,
    Wish,
    ask_for_correction,
    decide_correction,
)
from kedjan.rights.operations.export import (
    Asked,
    CannotExport,
    InformationExported,
    OwnFile,
    export_for_person,
    export_my_information,
)
from kedjan.rights.operations.merging import (
    CannotMerge,
    CannotUndoMerge,
    MergeUndone,
    RecordsMerged,
    merge_records,
    undo_merge,
)

__all__ = [
    "Asked",
    "CannotAskForCorrection",
    "CannotDecideCorrection",
    "CannotExport",
    "CannotMerge",
    "CannotUndoMerge",
    "CorrectionAsked",
    "CorrectionDecided",
    "InformationExported",
    "MergeUndone",
    "OwnFile",
    "RecordsMerged",
    "Wish",
    "ask_for_correction",
    "decide_correction",
    "export_for_person",
    "export_my_information",
    "merge_records",
    "undo_merge",
]
