"""YAML files as nodes that know their place, and as the plain values that most questions are content with.

`swift` takes the values of a file that nothing is wrong with; `careful` tells what is wrong, and where everything
stands. Both read the events of ruamel's C parser, and only the part of YAML that every reader understands alike.
"""

from giaoban.store.nodes.node import Mapping, Node, Path, Scalar, Sequence, values
from giaoban.store.nodes.tree import Tree, parse, read

__all__ = ["Mapping", "Node", "Path", "Scalar", "Sequence", "Tree", "parse", "read", "values"]
