"""What the office enters: events, corrections, tasks, plain fields; planned and judged before anything is written.

A plan never writes: it gives the changes of the files, proved by `store.edit`, and what they make of each task.
"""
