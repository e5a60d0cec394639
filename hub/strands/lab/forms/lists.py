"""What the learning log is looked through for."""

from django import forms


class LogForm(forms.Form):
    """Words to look for, and which page. What is no number is the first page."""

    q = forms.CharField(max_length=100, required=False)
    page = forms.IntegerField(min_value=1, max_value=500, required=False)

    def words(self) -> str:
        """Return the words that are looked for."""
        self.is_valid()
        return str(self.cleaned_data.get("q") or "").strip()

    def number(self) -> int:
        """Return the number of the page, from 1."""
        self.is_valid()
        return int(self.cleaned_data.get("page") or 1)
