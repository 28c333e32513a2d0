// The least that shows a window: SDL2 and OpenGL, cleared and swapped once, then waiting for events
// until it is ended. What a window costs on this machine before anyone draws in it.
//   empty_window WIDTH HEIGHT
// It asks for the same context as app/shell/window.cpp does and says "first_frame" on stderr.
#include <GL/gl.h>
#include <SDL.h>

#include <cstdio>
#include <cstdlib>

int main(int count, char** words) {
    if (count != 3 || SDL_Init(SDL_INIT_VIDEO) != 0) return 1;
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, SDL_GL_CONTEXT_PROFILE_CORE);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, 3);
    SDL_GL_SetAttribute(SDL_GL_DEPTH_SIZE, 0);
    SDL_GL_SetAttribute(SDL_GL_STENCIL_SIZE, 0);
    auto* window = SDL_CreateWindow("empty", SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED,
                                    std::atoi(words[1]), std::atoi(words[2]),
                                    SDL_WINDOW_OPENGL | SDL_WINDOW_RESIZABLE);
    if (!window || !SDL_GL_CreateContext(window)) return 1;
    SDL_GL_SetSwapInterval(0);
    glClearColor(1, 1, 1, 1);
    glClear(GL_COLOR_BUFFER_BIT);
    SDL_GL_SwapWindow(window);
    std::fputs("first_frame\n", stderr);
    for (SDL_Event event; SDL_WaitEvent(&event) == 1 && event.type != SDL_QUIT;) {
    }
    return 0;
}
