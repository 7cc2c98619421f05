import tests.stages.test_stream_laws as L
from firewarden.stages.brand import Kept
import msgspec
from hypothesis import given,settings,find
def diff(a,b,path=""):
    if type(a)!=type(b): return [(path,a,b)]
    if isinstance(a,dict):
        if list(a)!=list(b): return [(path+" keys",list(a),list(b))]
        return [x for k in a for x in diff(a[k],b[k],f"{path}.{k}")]
    if isinstance(a,list):
        if len(a)!=len(b): return [(path+" len",a,b)]
        return [x for i,(p,q) in enumerate(zip(a,b)) for x in diff(p,q,f"{path}[{i}]")]
    return [] if a==b else [(path,a,b)]
@settings(deadline=None,max_examples=60)
@given(L.cut())
def test_x(cut):
    posts,batches=cut
    parts=[]
    for batch in batches: parts.append(L.process(batch,L.restarted(parts),L.WATCHING,L.tones,now=L.YEARS_LATER))
    parts.append(L.finish(L.restarted(parts),L.WATCHING,L.YEARS_LATER))
    m=L.merged(parts);t=L.told(posts,L.WATCHING)
    for x,y in zip(m.snapshots,t.snapshots):
        if x!=y:
            kx,ky=(msgspec.msgpack.decode(z.state,type=Kept) for z in (x,y))
            out=[]
            for f in Kept.__struct_fields__:
                p,q=getattr(kx,f),getattr(ky,f)
                if p!=q:
                    if isinstance(p,bytes):
                        try: p,q=msgspec.msgpack.decode(p,strict=False),msgspec.msgpack.decode(q,strict=False)
                        except Exception as e: out.append((f,"bytes",str(e)));continue
                        out.append((f,diff(p,q)[:4]))
                    else: out.append((f,p,q))
            print("DIFF",out)
            raise AssertionError
