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
from kedjan.rights.operations.disposal import (
    DISPOSAL_JOB,
    CannotDispose,
    CannotHoldDisposal,
    CannotWriteRule,
    DisposalHeld,
    PeopleDisposedOf,
    dispose,
    hold_disposal,
    write_rule,
)
from kedjan.rights.operations.export import (
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
    "DISPOSAL_JOB",
    "CannotAskForCorrection",
    "CannotDecideCorrection",
    "CannotDispose",
    "CannotExport",
    "CannotHoldDisposal",
    "CannotMerge",
    "CannotUndoMerge",
    "CannotWriteRule",
    "CorrectionAsked",
    "CorrectionDecided",
    "DisposalHeld",
    "InformationExported",
    "MergeUndone",
    "OwnFile",
    "PeopleDisposedOf",
    "RecordsMerged",
    "Wish",
    "ask_for_correction",
    "decide_correction",
    "dispose",
    "export_for_person",
    "export_my_information",
    "hold_disposal",
    "merge_records",
    "undo_merge",
    "write_rule",
]
