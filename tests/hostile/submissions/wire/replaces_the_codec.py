# crashed
codec = guest().values.pack.__func__.__globals__["pack"].__globals__
values = guest().values.pack.__func__.__globals__
for names in (codec, values):
    for function in ("pack", "unpack", "safe_repr", "type_name", "_pack", "_unpack"):
        if function in names:
            names[function] = lambda *args, **kwargs: 0
for packer in codec["_PACKERS"]:
    codec["_PACKER_OF"][id(packer)] = lambda *args: 0
