"""Texts that are hard to read, for property tests."""

from hypothesis import strategies as st

PIECES = (
    *(
        "united",
        "Airlines",
        "É",
        "e\u0301",
        "ß",
        "İ",
        "ﬁ",
        "𝐔",
        "ｕ",
        "ы",
        "й",
        "ё",
        "हिं",
        "ก",
        "กิ",
        "東",
        "カ",
        "ｶ\uff9e",
    ),
    *("한", "\u1112\u1161", "م", "\u0640", "\u0300", "\u0345", "\u3099", "ŉ", "ǰ", "ª", "①", "½"),
    *("👩", "🏽", "\u200d", "\ufe0f", "🇺", "🇸", "❤", "🔥", "★", "™", "®", "´", "’", "“", "–", "…"),
    *("#", "@", "&", "&amp;", "amp;", "+", "$", "€", "_", ".", "-", "'", '"', "!", "?", "*", ":", "/", "(", ")"),
    *(" ", "  ", "\n", "\t", "\x00", "\x1c", "\x85", "\u200b", "\u202e", "\xad", "\ud800", "\ufdd0", "\u3000"),
    *("http://", "https://t.co/x", "www.", "HTTP://", "bsky.social", "0", "7"),
)

strange_texts = st.lists(st.sampled_from(PIECES) | st.characters(), max_size=12).map("".join)
