"""What a session is called on the page: enough to recognise one's own, too little to follow anyone by."""

BROWSERS = (("Edg", "Edge"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari"))
"""What stands in the header → its name; Edge calls itself Chrome too, and Chrome Safari."""
SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS", "Mac"),
    ("Linux", "Linux"),
)


def browser_name(header: str) -> str:
    """Return a browser and a system by name, such as Firefox op Windows."""
    browser = next((name for mark, name in BROWSERS if mark in header), "onbekende browser")
    system = next((name for mark, name in SYSTEMS if mark in header), "")
    return f"{browser} op {system}" if system else browser
