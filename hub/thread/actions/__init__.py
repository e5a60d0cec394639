"""Every write to the golden thread: `statements` shape it, `ties` tie work to it, `telling` tells who follows it."""
