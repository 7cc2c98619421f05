"""Whether we owe an apology: a decision of a person, with its reasons. The text is a draft like any other."""
