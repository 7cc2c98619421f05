"""Text of the HTML that networks send."""

import pytest

from firewarden.net.markup import plain


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("no  markup\tat all ", "no markup at all"),
        ("<p>One &amp; two</p><p>three<br/>four</p>", "One & two\nthree\nfour"),
        ("<ul><li>a</li><li>b</li></ul>", "a\nb"),
        (
            '<a href="https://x.example/long"><span class="invisible">https://</span>x.example/long</a>',
            "https://x.example/long",
        ),
        ("5 &lt; 6 &amp;amp; more", "5 < 6 &amp; more"),
        ("before<style>p{}</style><script>alert(1)</script>after", "beforeafter"),
        ("<b>never closed", "never closed"),
        ("", ""),
    ],
)
def test_text_is_what_a_reader_sees(html: str, text: str) -> None:
    assert plain(html) == text
