"""What the law says, told a second time: short tables read in the articles, not in the library.

An oracle answers for facts that are all known. Where a fact is not known, every way of completing
it is tried (`facts.agreed`): one answer in all of them is the answer, several are "unverifiable".
So an oracle shares neither the data, nor the code, nor the three-valued logic of what it watches.
"""
