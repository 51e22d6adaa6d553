#pragma once

namespace stet {

class ArticleSpelling;
class Commands;
class SpellingMenu;

/// Connects the rows "spelling.…" of the command table. Called once; all have to live as long as the window.
void connectSpellingCommands(Commands &commands, ArticleSpelling &spelling, SpellingMenu &menu);

} // namespace stet
