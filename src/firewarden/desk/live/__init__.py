"""Tells open pages that something happened: server-sent events beside the request stack, ids and kinds only.

A browser that hears of a change fetches the fragment through an ordinary page, where permission is checked.
"""
