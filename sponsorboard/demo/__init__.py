"""The bundled sample career site."""
