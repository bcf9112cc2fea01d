import pytest
from django.urls import get_resolver, reverse
from verband.rooms.register.tests.factories import build_region
from verband.rooms.register.selectors import on_day
PLAIN=["home","accessibility","register:parties","register:partnerships","register:search","register:sources"]+["patchwork:"+n for n in "overview matrix load overlap shared prompts completeness map areas deeper report report-pdf".split()]
@pytest.fixture(autouse=True)
def f(): on_day.forget(); yield; on_day.forget()
@pytest.mark.django_db
def test_empty(client):
    for n in PLAIN:
        try: r=client.get(reverse(n)); print(n, r.status_code)
        except Exception as e:
            import traceback; print("ERR",n,repr(e), traceback.extract_tb(e.__traceback__)[-1])
@pytest.mark.django_db
@pytest.mark.parametrize("day",["","2026-05-16","1800-01-01","0001-01-01","9999-12-31","kaas","2026-02-30","1971-01-01"])
def test_region(client,day):
    r=build_region()
    q={"peildatum":day} if day else {}
    us=[reverse(n) for n in PLAIN]+[reverse("register:"+n,args=[p.public_id]) for n in ("party","resident","council-member") for p in (r.houten,r.vianen,r.water,r.waste_body)]
    us+=[reverse("register:partnership",args=[p.public_id]) for p in (r.fire,r.old_waste,r.waste,r.lek,r.talks)]
    us+=[reverse("patchwork:"+n+"-partnership",args=[p.public_id]) for p in (r.fire,r.old_waste,r.waste,r.lek,r.talks) for n in ("network","timeline")]
    us+=[reverse("patchwork:"+n+"-party",args=[p.public_id]) for p in (r.houten,r.vianen,r.water,r.waste_body) for n in ("network","timeline")]
    for u in us:
      for extra in ({},{"provincie":"PV26"}):
        try:
            x=client.get(u,q|extra)
            if x.status_code!=200: print(u, x.status_code)
        except Exception as e:
            import traceback; print("ERR",u[:30],q,extra, repr(e)[:100], traceback.extract_tb(e.__traceback__)[-1].name)
